using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>
/// A test with people in it. At its end they leave, and whatever went wrong in their browsers fails the test, beside
/// what the test itself may have found.
/// </summary>
public abstract class BrowserTest(ITestOutputHelper output) : IAsyncLifetime
{
    readonly List<Person> people = [];
    readonly List<AppServer> apps = [];

    /// <summary>Set by a test that makes the server fail on purpose.</summary>
    protected bool ServerMayLogErrors { get; set; }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        var failures = new List<Exception>();
        foreach (var person in people)
            await CollectAsync(failures, person.LeaveAsync);
        foreach (var app in apps)
        {
            // Shown for failed tests only.
            output.WriteLine($"The server at {app.Address} wrote:{Environment.NewLine}{app.Output}");
            if (!ServerMayLogErrors && app.Errors is { Count: > 0 } errors)
                failures.Add(new InvalidOperationException($"The server logged errors: {string.Join("; ", errors)}"));
            await CollectAsync(failures, () => app.DisposeAsync().AsTask());
        }
        if (failures.Count > 0)
            throw failures.Count == 1 ? failures[0] : new AggregateException(failures);
    }

    /// <summary>Playwright's assertions, which wait: <c>Expect(locator).ToBeVisibleAsync()</c>.</summary>
    protected static ILocatorAssertions Expect(ILocator locator) => Assertions.Expect(locator);

    protected static IPageAssertions Expect(IPage page) => Assertions.Expect(page);

    /// <summary>The same server under a name in the network: to the browser an address that is not secure.</summary>
    protected static Uri InNetwork(Uri address) => new UriBuilder(address) { Host = "workshop" + Chromium.NetworkDomain }.Uri;

    /// <summary>Somebody with a fresh browser, not signed in, on an empty page.</summary>
    private protected async Task<Person> ArriveAsync(Uri address, PersonOptions? options = null)
    {
        var person = await Person.ArriveAsync(address, options ?? new PersonOptions());
        people.Add(person);
        await Traces.StartAsync(person);
        return person;
    }

    /// <summary>Somebody who has signed in.</summary>
    private protected async Task<Person> SignedInAsync(
        Uri address, PersonOptions? options = null, string email = AppSettings.DefaultEmail, string password = AppSettings.DefaultPassword)
    {
        var person = await ArriveAsync(address, options);
        await person.SignInAsync(email, password);
        return person;
    }

    /// <summary>A server for this test alone; it ends with the test.</summary>
    protected async Task<AppServer> StartAppAsync(AppSettings? settings = null)
    {
        var app = await AppServer.StartAsync(settings);
        apps.Add(app);
        return app;
    }

    static async Task CollectAsync(List<Exception> failures, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception failure)
        {
            failures.Add(failure);
        }
    }
}
