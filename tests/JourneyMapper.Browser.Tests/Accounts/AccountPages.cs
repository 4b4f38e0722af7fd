using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>What people do on the pages before one is in, and in the menu of their own.</summary>
static class AccountPages
{
    /// <summary>Fills in a form by the names of its fields and sends it with Enter, as most people do.</summary>
    public static async Task SendAsync(Person person, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
            await Field(person, name).FillAsync(value);
        await Field(person, fields[^1].Name).PressAsync("Enter");
    }

    public static ILocator Field(Person person, string name) => person.Page.Locator($"input[name={name}]");

    public static ILocator Heading(Person person, string text) => person.Page.GetByRole(AriaRole.Heading, new() { Name = text });

    public static ILocator Button(Person person, string text) => person.Page.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    /// <summary>The button in the rail with the person's mark; it opens the menu. Its label begins with the name.</summary>
    public static ILocator Menu(Person person, string name) =>
        person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(name)}:") });

    /// <summary>The library, where one is when one is in.</summary>
    public static async Task IsInAsync(Person person, string name)
    {
        await Assertions.Expect(Menu(person, name)).ToBeVisibleAsync();
        await person.IsAliveAsync();
    }

    /// <summary>The button that sends this value of the preferences: a language, a theme or a density.</summary>
    public static ILocator Choice(Person person, string field, string value) => person.Page.Locator($"button[name={field}][value={value}]");

    /// <summary>Chooses a language, a theme or a density in the menu of one's own: the page loads anew and carries the choice.</summary>
    public static async Task ChooseAsync(Person person, string name, string field, string value)
    {
        await Menu(person, name).ClickAsync();
        await Choice(person, field, value).ClickAsync();
        await Assertions.Expect(person.Page.Locator("html")).ToHaveAttributeAsync(field == "language" ? "lang" : $"data-{field}", value);
        await person.IsAliveAsync();
    }
}
