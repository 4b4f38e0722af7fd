using System.Net;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JourneyMapper.Web.Tests.Hosting;

/// <summary>Headers about the visitor are believed from the proxies that are named, and from nobody else.</summary>
public sealed class ProxiesTests
{
    private const int FormsPerMinute = 300;

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0/8")]
    [InlineData("::1")]
    public async Task Spoofed_headers_change_neither_address_nor_scheme_nor_host(string? known)
    {
        var seen = await SeenAsync(known, ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil.example"), ("Forwarded", "for=203.0.113.7"));

        Assert.Equal(("127.0.0.1", "http", "127.0.0.1"), seen);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.0/8, 127.0.0.0/8")]
    [InlineData("10.0.0.1;127.0.0.1/32")]
    public async Task A_known_proxy_is_believed(string known)
    {
        var seen = await SeenAsync(known, ("X-Forwarded-For", "203.0.113.7"), ("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "maps.example"));

        Assert.Equal(("203.0.113.7", "https", "maps.example"), seen);
    }

    [Fact]
    public async Task What_the_visitor_sent_before_the_first_known_proxy_is_not_believed()
    {
        var seen = await SeenAsync("127.0.0.1, 10.0.0.0/8", ("X-Forwarded-For", "198.51.100.1, 203.0.113.7, 10.1.2.3"));

        Assert.Equal("203.0.113.7", seen.Address);
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/33")]
    public void A_setting_that_cannot_be_read_is_refused(string setting) =>
        Assert.Contains(Proxies.NetworksKey, Assert.Throws<StartException>(() => Server.Build("--Proxy:KnownNetworks", setting)).Message, StringComparison.Ordinal);

    /// <summary>Somebody who sends another address each time shares one limit with themselves; behind a known proxy each visitor has one of their own.</summary>
    [Theory]
    [InlineData(null, HttpStatusCode.TooManyRequests)]
    [InlineData("127.0.0.1", HttpStatusCode.BadRequest)]
    public async Task The_limit_of_forms_goes_by_the_address_that_is_believed(string? known, HttpStatusCode last)
    {
        await using var app = await RunningApp.OnAsync("SQLite", [.. RunningApp.Owner, .. known is null ? Array.Empty<string>() : ["--Proxy:KnownNetworks", known]]);
        using var client = app.NewClient(token: null);
        var status = HttpStatusCode.OK;
        for (var i = 0; i <= FormsPerMinute; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([]) };
            request.Headers.Add("X-Forwarded-For", $"203.0.{i / 200}.{i % 200}");
            using var answer = await client.SendAsync(request);
            status = answer.StatusCode;
        }

        Assert.Equal(last, status);
    }

    /// <summary>What the application believes of a visitor, by a pipeline that begins as ours does.</summary>
    private static async Task<(string Address, string Scheme, string Host)> SeenAsync(string? known, params (string Name, string Value)[] headers)
    {
        var builder = JourneyHost.CreateBuilder(["--urls", "http://127.0.0.1:0", .. known is null ? Array.Empty<string>() : ["--Proxy:KnownNetworks", known]]);
        await using var app = builder.Build();
        app.UseKnownProxies();
        app.Run(context => context.Response.WriteAsync($"{context.Connection.RemoteIpAddress!.MapToIPv4()} {context.Request.Scheme} {context.Request.Host.Host}"));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        foreach (var (name, value) in headers) client.DefaultRequestHeaders.Add(name, value);
        var seen = (await client.GetStringAsync("/")).Split(' ');
        await app.StopAsync();
        return (seen[0], seen[1], seen[2]);
    }
}
