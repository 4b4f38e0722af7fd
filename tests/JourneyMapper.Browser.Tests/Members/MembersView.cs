using JourneyMapper.Browser.Tests.Accounts;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Members;

/// <summary>The page of members in somebody's browser.</summary>
sealed class MembersView(Person person)
{
    public Person Person => person;

    public ILocator Dialog => person.Page.GetByRole(AriaRole.Dialog);

    public ILocator Toast => person.Page.Locator(".toast");

    public async Task<MembersView> OpenAsync()
    {
        await person.GoToAsync("/members");
        return this;
    }

    public ILocator Row(string name) => person.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    public ILocator RoleOf(string name) => person.Page.GetByLabel($"Role of {name}");

    /// <summary>Chooses in the menu of a member.</summary>
    public async Task ChooseAsync(string name, string action)
    {
        await person.Page.GetByLabel($"Actions for {name}").ClickAsync();
        await Row(name).GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
    }

    /// <summary>Says yes in the dialog that is open.</summary>
    public Task ConfirmAsync(string word) => Dialog.GetByRole(AriaRole.Button, new() { Name = word, Exact = true }).ClickAsync();

    /// <summary>Makes a link in the dialog that is open, and gives it.</summary>
    public async Task<string> MakeLinkAsync()
    {
        await AccountPages.Button(person, "Create a link").ClickAsync();
        var link = Dialog.GetByLabel("The link");
        await Assertions.Expect(link).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^http"));
        return await link.InputValueAsync();
    }
}
