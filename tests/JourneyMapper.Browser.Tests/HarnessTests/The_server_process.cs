using System.Diagnostics;
using System.Net;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.HarnessTests;

/// <summary>The real server as a process: it can be reached, killed, stopped and started again, and is gone at the end.</summary>
public sealed class The_server_process(ITestOutputHelper output) : BrowserTest(output)
{
    const string Live = "/healthz/live";

    [Fact]
    public async Task Answers_a_browser_through_a_wire_that_is_cut_and_mended()
    {
        var app = await StartAppAsync();
        await using var wire = TcpProxy.To(app.Address);
        var ann = await ArriveAsync(wire.Address);
        // A page of plain text names no icon, so the browser asks for the customary one.
        ann.AllowResponse(HttpStatusCode.NotFound, "/favicon.ico");
        await ann.GoToAsync(Live);
        await Expect(ann.Page.Locator("body")).ToBeVisibleAsync();

        await ann.AllowConnectionErrorsWhile(async () =>
        {
            wire.Cut();
            Assert.Equal("failed", await FetchAsync(ann));
            wire.Mend();
            wire.Delay = TimeSpan.FromMilliseconds(20);
            Assert.Equal("answered", await FetchAsync(ann));
        });
    }

    [Fact]
    public async Task Comes_back_on_the_same_address_after_a_kill()
    {
        var app = await StartAppAsync();
        var before = app.ProcessId;
        app.Kill();
        await app.RestartAsync();
        Assert.NotEqual(before, app.ProcessId);
        using var client = app.CreateClient();
        Assert.NotEmpty(await client.GetStringAsync(new Uri(Live, UriKind.Relative)));
    }

    [Fact]
    public async Task Runs_on_a_throw_away_PostgreSQL()
    {
        var database = PostgresServer.Shared.NewDatabase();
        try
        {
            await using var app = await AppServer.StartAsync(new AppSettings { Postgres = database });
            Assert.Empty(Directory.EnumerateFiles(app.StoragePath, "*.db"));
        }
        finally
        {
            PostgresServer.Shared.Drop(database);
        }
    }

    [Fact]
    public async Task Ends_without_an_error_when_asked_to()
    {
        var app = await StartAppAsync();
        Assert.Equal(0, await app.StopAsync());
    }

    [Fact]
    public async Task Is_gone_with_its_data_when_disposed()
    {
        var app = await AppServer.StartAsync();
        var process = app.ProcessId;
        await app.DisposeAsync();
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(process));
        Assert.False(Directory.Exists(app.StoragePath));
    }

    [Fact]
    public async Task Says_why_when_it_does_not_start()
    {
        var app = await StartAppAsync();
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => AppServer.StartAsync(new AppSettings { StoragePath = app.StoragePath }));
        Assert.Contains("JourneyMapper cannot start", failure.Message, StringComparison.Ordinal);
    }

    static Task<string> FetchAsync(Person person) =>
        person.Page.EvaluateAsync<string>("path => fetch(path).then(() => 'answered', () => 'failed')", Live);
}
