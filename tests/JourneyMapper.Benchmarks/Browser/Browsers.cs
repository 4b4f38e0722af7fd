using JourneyMapper.Testing;
using Microsoft.Playwright;

namespace JourneyMapper.Benchmarks.Browser;

/// <summary>One real Chromium, and people with windows of their own in it.</summary>
sealed class Browsers(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
{
    const float PatienceMilliseconds = 30_000;
    const int Width = 1440;
    const int Height = 900;

    public static async Task<Browsers> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        try
        {
            // Both windows are in sight: a browser draws those in the background seldom.
            return new Browsers(playwright, await playwright.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Find(),
                Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-backgrounding-occluded-windows", "--disable-renderer-backgrounding"],
            }));
        }
        catch
        {
            playwright.Dispose();
            throw;
        }
    }

    /// <summary>Somebody who has signed in as the owner.</summary>
    public async Task<IPage> ArriveAsync(AppServer app)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = app.Address.ToString(), ViewportSize = new() { Width = Width, Height = Height } });
        context.SetDefaultTimeout(PatienceMilliseconds);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator("input[name=email]").FillAsync(app.Settings.OwnerEmail!);
        await page.Locator("input[name=password]").FillAsync(app.Settings.OwnerPassword!);
        await page.Locator("input[name=password]").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    public static string Board(Guid map) => $"/maps/{map}";

    /// <summary>What the board sets on its root when it reacts to its person.</summary>
    public const string Ready = "[data-ready]";

    public static Task WaitUntilReadyAsync(IPage page) => page.Locator(Ready).WaitForAsync(new() { State = WaitForSelectorState.Attached });

    public async ValueTask DisposeAsync()
    {
        await browser.CloseAsync();
        playwright.Dispose();
    }

    static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("These figures need 'chromium' in the PATH (Debian: apt install chromium).");
}
