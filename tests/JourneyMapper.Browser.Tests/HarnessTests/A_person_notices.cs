using System.Net;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JourneyMapper.Browser.Tests.HarnessTests;

/// <summary>Pages with one fault each: the person who has seen it must fail the test, and only for what is not allowed.</summary>
public sealed class A_person_notices
{
    [Fact]
    public async Task Nothing_on_a_page_without_fault() =>
        Assert.Empty(await ProblemsOf("<h1>Fine</h1>"));

    [Fact]
    public async Task An_error_on_the_console() =>
        Assert.Contains(await ProblemsOf("<script>console.error('the console speaks')</script>"),
            problem => problem is { Kind: ProblemKind.Console, Text: "the console speaks" });

    [Fact]
    public async Task An_exception_of_a_script() =>
        Assert.Contains(await ProblemsOf("<script>throw new Error('a script broke')</script>"),
            problem => problem.Kind is ProblemKind.PageError && problem.Text.Contains("a script broke", StringComparison.Ordinal));

    [Fact]
    public async Task A_promise_that_nobody_caught() =>
        Assert.Contains(await ProblemsOf("<script>Promise.reject(new Error('a promise broke'))</script>"),
            problem => problem.Kind is ProblemKind.PageError && problem.Text.Contains("a promise broke", StringComparison.Ordinal));

    [Fact]
    public async Task A_resource_that_is_missing() =>
        Assert.Contains(await ProblemsOf("<img alt='' src='/missing.png'>"),
            problem => problem is { Kind: ProblemKind.Response, Status: 404 });

    [Fact]
    public async Task A_server_error_behind_a_fetch() =>
        Assert.Contains(
            await ProblemsOf("<script>fetch('/broken').then(answer => document.title = answer.status)</script>",
                more: app => app.MapGet("/broken", () => Results.StatusCode(500))),
            problem => problem is { Kind: ProblemKind.Response, Status: 500 });

    [Fact]
    public async Task A_violation_of_the_content_security_policy() =>
        Assert.Contains(await ProblemsOf("<script>alert('inline')</script>", "script-src 'self'"),
            problem => problem.Kind is ProblemKind.ContentSecurityPolicy && problem.Text.StartsWith("script-src", StringComparison.Ordinal));

    [Fact]
    public async Task A_request_to_the_internet() =>
        Assert.Contains(await ProblemsOf("<img alt='' src='https://fonts.example.com/font.png'>"),
            problem => problem.Kind is ProblemKind.FailedRequest);

    [Fact]
    public async Task A_missing_resource_unless_it_is_allowed()
    {
        await using var site = await TestSite.ServeAsync("<img alt='' src='/missing.png'><img alt='' src='/other.png'>");
        var ann = await Person.ArriveAsync(site.Address, new());
        ann.AllowResponse(HttpStatusCode.NotFound, "/missing.png");
        await ann.GoToAsync("/");

        var thrown = await Assert.ThrowsAsync<ProblemsException>(ann.LeaveAsync);

        Assert.NotEmpty(thrown.Problems);
        Assert.All(thrown.Problems, problem => Assert.Contains("/other.png", problem.Url, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lost_connection_unless_the_test_cut_it()
    {
        await using var site = await TestSite.ServeAsync("<h1>Fine</h1>");
        await using var wire = TcpProxy.To(site.Address);
        var ann = await Person.ArriveAsync(wire.Address, new());
        await ann.GoToAsync("/");
        wire.Cut();

        await ann.AllowConnectionErrorsWhile(() => FetchAsync(ann, "/"));
        Assert.Empty(ann.Problems);

        await FetchAsync(ann, "/");
        Assert.All(ann.Problems, problem => Assert.True(problem.IsConnectionError, problem.ToString()));
        await Assert.ThrowsAsync<ProblemsException>(ann.LeaveAsync);
    }

    [Fact]
    public async Task A_fault_that_is_no_connection_error_even_during_a_cut()
    {
        await using var site = await TestSite.ServeAsync("<h1>Fine</h1>");
        var ann = await Person.ArriveAsync(site.Address, new());
        await ann.GoToAsync("/");

        await ann.AllowConnectionErrorsWhile(() => ann.Page.EvaluateAsync("console.error('Cannot read properties of undefined')"));

        await Assert.ThrowsAsync<ProblemsException>(ann.LeaveAsync);
    }

    static async Task FetchAsync(Person person, string path) =>
        Assert.Equal("failed", await person.Page.EvaluateAsync<string>("path => fetch(path).then(() => 'answered', () => 'failed')", path));

    static async Task<IReadOnlyList<Problem>> ProblemsOf(string body, string? policy = null, Action<WebApplication>? more = null)
    {
        await using var site = await TestSite.ServeAsync(body, policy, more);
        var ann = await Person.ArriveAsync(site.Address, new());
        await ann.Page.GotoAsync("/", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });
        try
        {
            await ann.LeaveAsync();
            return [];
        }
        catch (ProblemsException thrown)
        {
            return thrown.Problems;
        }
    }
}
