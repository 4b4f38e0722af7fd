using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Accounts;

/// <summary>The real application listening on a free loopback port, with a new database of its own.</summary>
public sealed class RunningApp : IAsyncDisposable
{
    /// <summary>Only so that a test that waits for what never comes ends.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public const string Token = "a token for tests";
    public const string OwnerEmail = "anna@example.com";
    public const string OwnerPassword = "rosenrot";

    /// <summary>Settings that set the workspace up at start.</summary>
    public static readonly string[] Owner = ["--Setup:OwnerEmail", OwnerEmail, "--Setup:OwnerPassword", OwnerPassword, "--Setup:ApiToken", Token];

    private readonly string database;
    private readonly bool ownsDatabase;

    private RunningApp(WebApplication app, string database, bool ownsDatabase) => (App, this.database, this.ownsDatabase) = (app, database, ownsDatabase);

    public WebApplication App { get; }

    public IServiceProvider Services => App.Services;

    public Uri Address => new(App.Urls.First());

    public bool IsPostgres => !Path.IsPathRooted(database);

    public static Task<RunningApp> OnAsync(string kind, params string[] settings) => OnAsync(kind, _ => { }, settings);

    /// <summary>With services of the test's own, such as a clock that stands still.</summary>
    public static Task<RunningApp> OnAsync(string kind, Action<IServiceCollection> more, params string[] settings) => StartAsync(
        kind == "PostgreSQL" ? PostgresServer.Shared.NewDatabase() : Directory.CreateTempSubdirectory("journeymapper-app-").FullName, true, settings, more);

    /// <summary>Another node on the same database.</summary>
    public Task<RunningApp> AnotherAsync(params string[] settings) => AnotherAsync(_ => { }, settings);

    public Task<RunningApp> AnotherAsync(Action<IServiceCollection> more, params string[] settings) => StartAsync(database, false, settings, more);

    public JourneyDb NewContext() => Services.GetRequiredService<IDbContextFactory<JourneyDb>>().CreateDbContext();

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public Browser NewBrowser(string language = "en") => new(Address, language);

    public HttpClient NewClient(string? token = Token)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (!ownsDatabase) return;
        if (IsPostgres)
        {
            PostgresServer.Shared.Drop(database);
            return;
        }
        SqliteConnection.ClearAllPools();
        Directory.Delete(database, recursive: true);
    }

    private static async Task<RunningApp> StartAsync(string database, bool ownsDatabase, string[] settings, Action<IServiceCollection> more)
    {
        string[] place = Path.IsPathRooted(database) ? ["--Storage:Path", database] : ["--ConnectionStrings:Postgres", database];
        var app = Server.Build([.. place, "--urls", "http://127.0.0.1:0", .. settings], services =>
        {
            // Slow on purpose where somebody guesses; here hundreds of people are made and signed in.
            services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = 1_000);
            more(services);
        });
        await app.Services.GetRequiredService<IJourneyDatabase>().OpenAsync();
        await app.StartAsync();
        return new(app, database, ownsDatabase);
    }
}

/// <summary>A browser without a screen: keeps cookies, follows nothing by itself, sends forms as they stand on the page.</summary>
public sealed partial class Browser : IDisposable
{
    private readonly HttpClient client;

    public Browser(Uri address, string language)
    {
        client = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = Cookies }) { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
    }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The address that a proxy says it comes from.</summary>
    public string ForwardedFor
    {
        set => client.DefaultRequestHeaders.Add("X-Forwarded-For", value);
    }

    /// <summary>The page that it says it is on.</summary>
    public string CameFrom
    {
        set => client.DefaultRequestHeaders.TryAddWithoutValidation("Referer", value);
    }

    /// <summary>What it says of where its requests come from, as browsers do.</summary>
    public string ComesFrom
    {
        set => client.DefaultRequestHeaders.TryAddWithoutValidation("Sec-Fetch-Site", value);
    }

    /// <summary>What it calls itself.</summary>
    public string Name
    {
        set => client.DefaultRequestHeaders.UserAgent.ParseAdd(value);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => client.GetAsync(path);

    public Task<HttpResponseMessage> HeadAsync(string path) => client.SendAsync(new(HttpMethod.Head, path));

    public Task<string> ReadAsync(string path) => client.GetStringAsync(path);

    /// <summary>Opens the page and sends its form with these fields.</summary>
    public async Task<HttpResponseMessage> SendAsync(string page, params (string Name, string Value)[] fields)
    {
        var html = await client.GetStringAsync(page);
        // The last token belongs to the page's own form, the first one to the choice of language.
        List<KeyValuePair<string, string>> values = [new("__RequestVerificationToken", Token().Matches(html)[^1].Groups[1].Value)];
        if (Handler().Match(html) is { Success: true } handler) values.Add(new("_handler", handler.Groups[1].Value));
        values.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        return await client.PostAsync(page, new FormUrlEncodedContent(values));
    }

    /// <summary>Sends to an address as a page of another site would: without a token.</summary>
    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] fields) =>
        client.PostAsync(address, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))));

    /// <summary>Sends a body that is no form, as a script of a page on that site does.</summary>
    public Task<HttpResponseMessage> PostBodyAsync(string address, HttpContent body, string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.Add("Origin", origin);
        return client.SendAsync(request);
    }

    /// <summary>Sends to an address with the token of a form that stands on another page.</summary>
    public async Task<HttpResponseMessage> SendFromAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        var token = Token().Matches(await client.GetStringAsync(page))[^1].Groups[1].Value;
        return await client.PostAsync(address, new FormUrlEncodedContent(
            fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(new("__RequestVerificationToken", token))));
    }

    /// <summary>Sends nothing but the cookies, as a form on a page of another site does.</summary>
    public Task<HttpResponseMessage> SendPlainAsync(string address) => client.PostAsync(address, new FormUrlEncodedContent([]));

    public Task<HttpResponseMessage> SignInAsync(string email = RunningApp.OwnerEmail, string password = RunningApp.OwnerPassword, string page = "/sign-in") =>
        SendAsync(page, ("email", email), ("password", password));

    public void Dispose() => client.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex Handler();
}
