using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>
/// Pictures of the product for people to look at, in the folder that <c>JOURNEYMAPPER_SCREENS</c> names. Without it
/// nothing is done, so that tests may ask for pictures anywhere.
/// </summary>
static class Screens
{
    static readonly string? Folder = Environment.GetEnvironmentVariable("JOURNEYMAPPER_SCREENS");

    static readonly ViewportSize[] Sizes = [PersonOptions.Laptop, PersonOptions.Phone, PersonOptions.Projector];

    public static bool Wanted => !string.IsNullOrEmpty(Folder);

    /// <summary>Every language and theme a picture is taken in.</summary>
    public static IEnumerable<PersonOptions> Looks =>
        from locale in new[] { "en-GB", "sv-SE", "da-DK" }
        from theme in new[] { ColorScheme.Light, ColorScheme.Dark }
        select new PersonOptions { Locale = locale, Theme = theme };

    /// <summary>Takes what the person sees now, in the size of their window.</summary>
    public static async Task TakeAsync(Person person, string name)
    {
        if (Wanted)
            await StoreAsync(person, name, person.Options.Viewport);
    }

    /// <summary>Takes what the person sees now in all three sizes, and gives the window its own size back.</summary>
    public static async Task TakeInAllSizesAsync(Person person, string name)
    {
        if (!Wanted)
            return;
        foreach (var size in Sizes)
        {
            await person.Page.SetViewportSizeAsync(size.Width, size.Height);
            await StoreAsync(person, name, size);
        }
        await person.Page.SetViewportSizeAsync(person.Options.Viewport.Width, person.Options.Viewport.Height);
    }

    /// <summary>Takes a place in every language, theme and size, by a new person for each look.</summary>
    /// <param name="arrive">Brings a person to where the picture is to be taken.</param>
    public static async Task TakeEverywhereAsync(string name, Func<PersonOptions, Task<Person>> arrive)
    {
        if (!Wanted)
            return;
        foreach (var look in Looks)
            await TakeInAllSizesAsync(await arrive(look), name);
    }

    static async Task StoreAsync(Person person, string name, ViewportSize size)
    {
        var language = person.Options.Locale[..2];
        var theme = person.Options.Theme is ColorScheme.Dark ? "dark" : "light";
        var path = Path.Combine(Folder!, $"{name}-{language}-{theme}-{size.Width}x{size.Height}.png");
        await person.Page.ScreenshotAsync(new() { Path = path });
    }
}
