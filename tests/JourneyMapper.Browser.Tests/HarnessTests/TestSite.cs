using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Browser.Tests.HarnessTests;

/// <summary>A small site in the test's own process, so that the harness can be tried on pages with known faults.</summary>
sealed class TestSite : IAsyncDisposable
{
    readonly WebApplication app;

    TestSite(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    /// <param name="body">What stands in the body of the page at "/".</param>
    /// <param name="policy">Its content security policy, if any.</param>
    public static async Task<TestSite> ServeAsync(string body, string? policy = null, Action<WebApplication>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.UseWebSockets();
        app.MapGet("/", (HttpContext context) =>
        {
            if (policy is not null)
                context.Response.Headers.ContentSecurityPolicy = policy;
            return Results.Content($"<!doctype html><html lang=\"en\"><head><title>Test</title></head><body>{body}</body></html>", "text/html");
        });
        // Browsers ask for it by themselves.
        app.MapGet("/favicon.ico", () => Results.NoContent());
        more?.Invoke(app);
        await app.StartAsync();
        return new TestSite(app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
