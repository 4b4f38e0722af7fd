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
    public Task<IPage> ArriveAsync(AppServer app) => ArriveAsync(app.Address);

    /// <summary>The same at an address that leads to a server with the owner of the tests.</summary>
    public async Task<IPage> ArriveAsync(Uri address)
    {
        var page = await EmptyAsync(address);
        await page.GotoAsync("/sign-in");
        await page.Locator("input[name=email]").FillAsync(AppSettings.DefaultEmail);
        await page.Locator("input[name=password]").FillAsync(AppSettings.DefaultPassword);
        await page.Locator("input[name=password]").PressAsync("Enter");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>A new browser: nothing in its cache.</summary>
    /// <param name="kept">What an earlier one has kept (Playwright's storage state), such as being signed in.</param>
    public async Task<IPage> EmptyAsync(Uri address, string? kept = null)
    {
        var context = await browser.NewContextAsync(new() { BaseURL = address.ToString(), ViewportSize = new() { Width = Width, Height = Height }, StorageState = kept });
        context.SetDefaultTimeout(PatienceMilliseconds);
        return await context.NewPageAsync();
    }

    /// <summary>Opens the board of a map and waits until it reacts.</summary>
    public static async Task OpenAsync(IPage page, Guid map)
    {
        await page.GotoAsync(Board(map));
        await WaitUntilReadyAsync(page);
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

    /// <summary>The browser's program.</summary>
    public static string Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists)
        ?? throw new FileNotFoundException("These figures need 'chromium' in the PATH (Debian: apt install chromium).");
}
