using JourneyMapper.Browser.Tests.Accounts;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>
/// A server with three people who have signed in before: the owner, Bo who builds maps and Eva who looks at them. Each test opens
/// browsers that remember them, and makes maps of its own.
/// </summary>
public sealed class Team : IAsyncLifetime
{
    public const string OwnerName = "owner";
    public const string BoName = "Bo Dahl";
    public const string EvaName = "Eva Lund";

    const string Password = "a short sentence";

    readonly SharedApp shared = new();
    string? owner, bo, eva;

    public AppServer App => shared.App;

    public Uri Address => shared.Address;

    public async Task InitializeAsync()
    {
        await shared.InitializeAsync();
        (owner, bo, eva) = await SignInAllAsync(Address);
    }

    public Task DisposeAsync() => shared.DisposeAsync();

    internal PersonOptions Owner => new() { Name = "Ann", Kept = owner };

    internal PersonOptions Bo => new() { Name = "Bo", Kept = bo };

    internal PersonOptions Eva => new() { Name = "Eva", Kept = eva };

    /// <summary>Signs the owner in, lets the other two join by links, and gives what their browsers keep.</summary>
    internal static async Task<(string Owner, string Bo, string Eva)> SignInAllAsync(Uri address)
    {
        var ann = await Person.ArriveAsync(address, new());
        await ann.SignInAsync();
        var build = await InviteAsync(ann, "Build maps");
        await ann.GoToAsync("/");
        var look = await InviteAsync(ann, "Look at maps");
        var kept = await ann.Context.StorageStateAsync();
        await ann.LeaveAsync();
        return (kept, await JoinAsync(address, build, BoName, "bo@nordlys.test"), await JoinAsync(address, look, EvaName, "eva@nordlys.test"));
    }

    static async Task<string> InviteAsync(Person owner, string right)
    {
        await AccountPages.Button(owner, "Invite").ClickAsync();
        var dialog = owner.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio, new() { NameString = right }).CheckAsync();
        await AccountPages.Button(owner, "Create a link").ClickAsync();
        var link = dialog.GetByLabel("The link");
        await Assertions.Expect(link).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/join/"));
        return await link.InputValueAsync();
    }

    static async Task<string> JoinAsync(Uri address, string link, string name, string email)
    {
        var person = await Person.ArriveAsync(address, new() { Name = name });
        await person.GoToAsync(link);
        await AccountPages.SendAsync(person, ("name", name), ("email", email), ("password", Password));
        await AccountPages.IsInAsync(person, name);
        var kept = await person.Context.StorageStateAsync();
        await person.LeaveAsync();
        return kept;
    }
}
