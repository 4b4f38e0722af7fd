using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Testing;
using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>
/// One person with a browser of their own: cookies, language, theme, window. Whatever goes wrong in the browser, and
/// is not allowed beforehand, fails the test when the person leaves.
/// </summary>
sealed class Person
{
    // Blazor marks what waits for a circuit by comments and takes them away when the circuit renders for the first time.
    const string NothingPrerenderedIsLeft =
        """
        () => {
          const comments = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
          while (comments.nextNode()) if (/^(Blazor:\{"type"|bl-root)/.test(comments.currentNode.data)) return false;
          return document.readyState === 'complete';
        }
        """;

    readonly ProblemLog log;

    Person(PersonOptions options, Uri address, IBrowserContext context, ProblemLog log, IPage page)
    {
        Options = options;
        Address = address;
        Context = context;
        this.log = log;
        Page = page;
    }

    public PersonOptions Options { get; }

    /// <summary>The server as this person reaches it: directly, or through a proxy.</summary>
    public Uri Address { get; }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>What has gone wrong so far and is not allowed.</summary>
    public IReadOnlyList<Problem> Problems => log.Left;

    public static async Task<Person> ArriveAsync(Uri address, PersonOptions options)
    {
        var browser = await Chromium.Browser;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = options.Locale,
            ColorScheme = options.Theme,
            ViewportSize = options.Viewport,
            ReducedMotion = options.Motion,
            HasTouch = options.Touch,
            StorageState = options.Kept,
        });
        context.SetDefaultTimeout(Patience.Milliseconds);
        // The first word on the board covers a corner of it; the test about it has a browser that has not heard it.
        if (!options.IsNew) await context.AddInitScriptAsync("try { localStorage.setItem('journeymapper.hints', 'known'); } catch { }");
        var log = await ProblemLog.WatchAsync(context);
        return new Person(options, address, context, log, await context.NewPageAsync());
    }

    /// <summary>Opens a page of the product and waits until it is alive.</summary>
    public async Task<IResponse?> GoToAsync(string path)
    {
        var answer = await Page.GotoAsync(path);
        await IsAliveAsync();
        return answer;
    }

    /// <summary>
    /// Waits until the page that is open reacts to its person: a prerendered page looks finished before its circuit has
    /// taken it over, and what is clicked or opened until then is lost. Pages without a circuit are alive at once.
    /// </summary>
    public Task IsAliveAsync() => Page.WaitForFunctionAsync(NothingPrerenderedIsLeft);

    /// <summary>Signs in through the form and waits until it has let us in.</summary>
    public async Task SignInAsync(string email = AppSettings.DefaultEmail, string password = AppSettings.DefaultPassword)
    {
        await GoToAsync("/sign-in");
        await Page.Locator("input[name=email]").FillAsync(email);
        await Page.Locator("input[name=password]").FillAsync(password);
        await Page.Locator("input[name=password]").PressAsync("Enter");
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new Regex("/sign-in"));
        await IsAliveAsync();
    }

    /// <summary>An answer that the test provokes: neither it nor the console's line about it counts.</summary>
    /// <param name="path">The path of the resource, without the query.</param>
    public void AllowResponse(HttpStatusCode status, string path)
    {
        // The console gives the place as "url:line:column", or the bare url.
        var url = new Uri(Address, path).ToString();
        var code = ((int)status).ToString(CultureInfo.InvariantCulture);
        log.Allow(problem => problem.Url.StartsWith(url, StringComparison.Ordinal) && problem.Kind switch
        {
            ProblemKind.Response => problem.Status == (int)status,
            ProblemKind.Console => problem.Text.Contains($"status of {code}", StringComparison.Ordinal),
            _ => false,
        });
    }

    /// <summary>
    /// Errors that only say "no connection" do not count while the action runs: from the cut that the test makes to the
    /// sign on the page that it is connected again. Anything else counts as ever.
    /// </summary>
    public async Task AllowConnectionErrorsWhile(Func<Task> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        log.AllowConnectionErrors(true);
        try
        {
            await action();
        }
        finally
        {
            log.AllowConnectionErrors(false);
        }
    }

    /// <summary>Closes the browser window.</summary>
    /// <exception cref="ProblemsException">Something went wrong in it.</exception>
    public async Task LeaveAsync()
    {
        await Traces.StopAsync(this);
        await Context.CloseAsync();
        if (Problems is { Count: > 0 } problems)
            throw new ProblemsException(Options.Name, problems);
    }
}
