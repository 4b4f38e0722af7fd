using System.Net;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Tests.Accounts;
using Xunit;

namespace JourneyMapper.Web.Tests.Layout;

public sealed class PagesTests
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/app.css")]
    [InlineData("/api/v1/tokens")]
    [InlineData("/nowhere")]
    public async Task Every_answer_carries_the_one_policy(string path)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        if (path == "/") await browser.SignInAsync();

        var answer = await browser.GetAsync(path);

        Assert.Equal(
            "default-src 'self'; script-src 'self'; style-src-elem 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; " +
            "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/", true)]
    public async Task No_page_needs_what_the_policy_forbids(string path, bool hasScripts)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        if (path == "/") await browser.SignInAsync();

        var html = await browser.ReadAsync(path);

        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("importmap", html, StringComparison.OrdinalIgnoreCase);
        var scripts = html.Split("<script").Skip(1).Select(rest => rest[..rest.IndexOf('>', StringComparison.Ordinal)]).ToList();
        Assert.Equal(hasScripts, scripts.Count > 0);
        Assert.All(scripts, tag => Assert.Contains("src=", tag, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pages_are_compressed_for_those_who_can_read_that()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var client = new HttpClient { BaseAddress = app.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { AcceptEncoding = { new("br") } } };

        using var compressed = await client.SendAsync(request);
        using var plain = await client.GetAsync(new Uri("/sign-in", UriKind.Relative));

        Assert.Equal(["br"], compressed.Content.Headers.ContentEncoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", compressed.Headers.Vary);
    }

    [Fact]
    public async Task A_missing_page_says_so_in_the_readers_language_to_everybody()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var stranger = app.NewBrowser("sv");
        using var member = app.NewBrowser("da");
        await member.SignInAsync();

        var (one, other) = (await stranger.GetAsync("/nowhere"), await member.GetAsync("/nowhere"));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (one.StatusCode, other.StatusCode));
        Assert.Contains("Sidan finns inte", WebUtility.HtmlDecode(await one.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Contains("Siden findes ikke", WebUtility.HtmlDecode(await other.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_on_a_page_that_explains()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var client = app.NewClient(token: null);

        var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("email", "a@b.c")]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("did not get through", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Language_and_theme_are_chosen_once_and_come_along_to_the_next_machine()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser("en");
        Assert.Contains("<html lang=\"en\" data-theme=\"system\" data-density=\"comfortable\">", await browser.ReadAsync("/sign-in"), StringComparison.Ordinal);
        await browser.SignInAsync();

        var answer = await browser.SendFromAsync("/password", "/preferences", ("language", "da"), ("theme", "dark"), ("returnUrl", "/bin"));

        Assert.Equal("/bin", answer.Headers.Location!.ToString());
        Assert.Contains("<html lang=\"da\" data-theme=\"dark\" data-density=\"comfortable\">", await browser.ReadAsync("/bin"), StringComparison.Ordinal);
        using var next = app.NewBrowser("en");
        await next.SignInAsync();
        Assert.Contains("<html lang=\"da\" data-theme=\"dark\" data-density=\"comfortable\">", await next.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_projector_theme_comes_along_and_a_density_stays_with_the_browser()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser("en");
        await browser.SignInAsync();

        await browser.SendFromAsync("/password", "/preferences", ("theme", "projector"), ("density", "compact"));
        await browser.SendFromAsync("/password", "/preferences", ("theme", "sepia"), ("density", "none"));

        Assert.Contains("data-theme=\"projector\" data-density=\"compact\">", await browser.ReadAsync("/"), StringComparison.Ordinal);
        using var next = app.NewBrowser("en");
        await next.SignInAsync();
        Assert.Contains("data-theme=\"projector\" data-density=\"comfortable\">", await next.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/profile", HttpStatusCode.OK)]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/app.css", HttpStatusCode.OK)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task The_head_of_a_page_is_that_of_the_page(string path, HttpStatusCode status)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var answer = await browser.HeadAsync(path);

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/maps/1?q=a", "/maps/1?q=a")]
    [InlineData("http://elsewhere.example/maps/1", "/bin")]
    [InlineData("nonsense", "/bin")]
    public async Task A_choice_leads_back_to_where_one_is_and_not_to_another_site(string page, string back)
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();
        browser.CameFrom = page.StartsWith('/') ? new Uri(app.Address, page).ToString() : page;

        var answer = await browser.SendFromAsync("/password", "/preferences", ("theme", "dark"), ("returnUrl", "/bin"));

        Assert.Equal(back, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Cookies_work_on_plain_http_and_no_script_reads_them()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var browser = app.NewBrowser();

        var cookies = (await browser.SignInAsync()).Headers.GetValues("Set-Cookie").ToList();

        Assert.NotEmpty(cookies);
        Assert.All(cookies, cookie =>
        {
            Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory]
    [InlineData("/maps/1?x=2#a", "/maps/1?x=2#a")]
    [InlineData("/", "/")]
    [InlineData("", "/")]
    [InlineData(null, "/")]
    [InlineData("maps", "/")]
    [InlineData("//host", "/")]
    [InlineData("/\\host", "/")]
    [InlineData("/\n/host", "/")]
    [InlineData("//evil", "/")]
    [InlineData("/\\evil", "/")]
    [InlineData("https:evil", "/")]
    [InlineData("https://evil", "/")]
    [InlineData("\\\\evil", "/")]
    [InlineData("/\t/evil", "/")]
    [InlineData("/\u0000/evil", "/")]
    [InlineData("/\u0085/evil", "/")]
    [InlineData(" //evil", "/")]
    public void Only_paths_on_this_site_are_ways_back(string? asked, string given) => Assert.Equal(given, LocalUrl.OrHome(asked));
}
