using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>The one Chromium of the test run. It is started by whoever needs it first and ends with the test host.</summary>
static class Chromium
{
    /// <summary>Names in this domain lead to loopback, where a page under such a name is, to the browser, on plain http in a network.</summary>
    public const string NetworkDomain = ".test";

    /// <summary>Names the program to be used instead, such as "chromium" to see the product in the whole browser before a release.</summary>
    const string Variable = "JOURNEYMAPPER_TEST_BROWSER";

    // The shell is the same engine without the windows, tabs and extensions that a whole browser makes for each of our persons: they cost
    // more than the pages themselves (half of the suite's time).
    static readonly string[] Programs = ["chromium-headless-shell", "chromium"];

    static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // The product needs nothing from the internet, and this makes sure of it.
        $"--host-resolver-rules=MAP *{NetworkDomain} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ];

    static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    public static Task<IBrowser> Browser => Started.Value;

    static async Task<IBrowser> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Patience.Milliseconds);
        return await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments });
    }

    // Playwright's own browsers cannot be downloaded everywhere; the system's is the one that is used.
    static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string[] programs = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted ? [wanted] : Programs;
        return programs.SelectMany(program => folders.Select(folder => Path.Combine(folder, program))).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"The browser tests need {string.Join(" or ", programs)} in the PATH (Debian: apt install chromium-headless-shell).");
    }
}
