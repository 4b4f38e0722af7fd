using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using JourneyMapper.Testing;
using JourneyMapper.Web.Hosting;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace JourneyMapper.Web.Tests.Hosting;

/// <summary>What holds for every answer and every line of the log.</summary>
public sealed class SafetyTests
{
    [Theory]
    [InlineData("/sign-in", 500)]
    [InlineData("/api/v1/maps", 500)]
    public async Task An_answer_to_an_exception_carries_the_headers_too(string path, int status)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        await using (var db = app.NewContext())
            await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync("""DROP TABLE "Workspace"; DROP TABLE "Maps" """));
        using var client = app.NewClient();

        var answer = await client.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertHeaders(answer);
    }

    [Theory]
    [InlineData("/app.css", 200)]
    [InlineData("/nowhere", 404)]
    [InlineData("/api/v1/nowhere", 404)]
    [InlineData("/healthz/live", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/hubs/map", 401)]
    [InlineData("/", 302)]
    public async Task Every_answer_carries_the_headers(string path, int status)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var client = app.NewClient(token: null);

        var answer = await client.GetAsync(path);

        Assert.Equal(status, (int)answer.StatusCode);
        AssertHeaders(answer);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/setup")]
    [InlineData("/password")]
    [InlineData("/profile")]
    [InlineData("/sign-out")]
    [InlineData("/preferences")]
    [InlineData("/profile/sessions/end-others")]
    [InlineData("/profile/sessions/0198c0de-0000-7000-8000-000000000000/end")]
    [InlineData("/join/made-up")]
    public async Task No_form_is_taken_without_the_token_of_its_page(string path)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var answer = await browser.PostAsync(path, ("name", "x"), ("_handler", path.Trim('/')));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/profile")).StatusCode);
    }

    [Theory]
    [InlineData("/_blazor")]
    [InlineData("/hubs/map")]
    public async Task A_page_of_another_site_opens_no_live_connection(string path)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        foreach (var origin in new[] { "https://evil.example", "null", $"http://{app.Address.Host}:1", "http://127.0.0.1.evil.example" })
        {
            var refused = await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(origin));
            Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        }

        using var own = await ConnectAsync(app.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(WebSocketState.Open, own.State);

        async Task<ClientWebSocket> ConnectAsync(string origin)
        {
            var socket = new ClientWebSocket();
            socket.Options.Cookies = browser.Cookies;
            socket.Options.SetRequestHeader("Origin", origin);
            socket.Options.SetRequestHeader("Authorization", $"Bearer {RunningApp.Token}");
            await socket.ConnectAsync(new UriBuilder(app.Address) { Scheme = "ws", Path = path }.Uri, CancellationToken.None);
            return socket;
        }
    }

    [Theory]
    [InlineData("urls", "http://localhost:80;https://localhost:443", true)]
    [InlineData("Kestrel:Endpoints:Web:Url", "https://*:443", true)]
    [InlineData("https_ports", "443", true)]
    [InlineData("urls", "http://localhost:80", false)]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://*:80", false)]
    [InlineData("http_ports", "80", false)]
    public void Https_is_noticed_wherever_it_is_configured(string key, string value, bool listens) => Assert.Equal(
        listens, Https.Listens(new ConfigurationBuilder().AddInMemoryCollection([new(key, value)]).Build(), []));

    [Fact]
    public async Task Only_over_https_are_browsers_told_to_stay_there_also_behind_a_proxy()
    {
        await using var app = await RunningApp.OnAsync("SQLite", [.. RunningApp.Owner, "--Proxy:KnownNetworks", "127.0.0.1"]);
        using var client = app.NewClient(token: null);
        client.DefaultRequestHeaders.Host = "maps.example";
        Assert.False((await client.GetAsync("/sign-in")).Headers.Contains("Strict-Transport-Security"));

        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var answer = await client.GetAsync("/sign-in");

        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Logging:LogLevel:Default")]
    [InlineData("Logging:Everything:LogLevel:Default")]
    [InlineData("Logging:Everything:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics")]
    public async Task No_secret_appears_in_the_log_at_any_level(string level)
    {
        const string NewPassword = "a very new password";
        var log = new EverythingLog();
        string[] all = [level, .. new[] { "Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Database", "Npgsql" }.Select(category => $"Logging:LogLevel:{category}")];
        await using var app = await RunningApp.OnAsync("SQLite", services => services.AddSingleton<ILoggerProvider>(log),
            [.. RunningApp.Owner, .. all.SelectMany(key => new[] { "--" + key, "Trace" })]);
        using var browser = app.NewBrowser();
        using var program = app.NewClient();
        await browser.SignInAsync(password: "not the password");
        await browser.SignInAsync();
        await browser.SendAsync("/password", ("current", RunningApp.OwnerPassword), ("password", NewPassword));
        var made = await program.PostAsync("/api/v1/tokens", new StringContent("""{"name":"x","right":"view"}""", Encoding.UTF8, "application/json"));
        var token = (string)System.Text.Json.Nodes.JsonNode.Parse(await made.Content.ReadAsStringAsync())!["token"]!;
        await using (var live = await HubClient.ConnectAsync(app.Address, token, TokenPlace.Query))
            await Assert.ThrowsAnyAsync<Exception>(() => live.JoinAsync(Guid.NewGuid()));
        await program.GetAsync($"/nowhere?access_token={token}");

        Assert.True(log.Lines.Count > 100, "the log was to say a lot");
        string[] secrets = [token, RunningApp.Token, Uri.EscapeDataString(RunningApp.Token), RunningApp.OwnerPassword, NewPassword, "not the password", "access_token", "Bearer "];
        Assert.All(secrets, secret => Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    private static void AssertHeaders(HttpResponseMessage answer)
    {
        Assert.StartsWith("default-src 'self'; script-src 'self'; style-src-elem 'self';", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", Header("Referrer-Policy"));

        string Header(string name) => Assert.Single(answer.Headers.GetValues(name));
    }

    [ProviderAlias("Everything")]
    private sealed class EverythingLog : ILoggerProvider
    {
        private readonly ConcurrentQueue<string> lines = new();

        public ConcurrentQueue<string> Lines => lines;

        public ILogger CreateLogger(string categoryName) => new Pen(categoryName, lines);

        public void Dispose()
        {
        }

        private sealed class Pen(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
            {
                lines.Enqueue($"{category} scope {state}");
                return null;
            }

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category} {logLevel} {formatter(state, exception)} {exception}");
        }
    }
}
