using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>Everything that goes wrong in one browser context, in all of its pages, but for what the test has allowed.</summary>
sealed class ProblemLog
{
    // Leaving a page ends its requests: that is nobody's fault.
    const string Aborted = "net::ERR_ABORTED";

    const string ReportName = "reportPolicyViolation";

    const string ReportScript =
        $$"""
        document.addEventListener('securitypolicyviolation', violation =>
          window.{{ReportName}}(`${violation.effectiveDirective} blocked ${violation.blockedURI} ${violation.sample}`));
        """;

    readonly Lock gate = new();
    readonly List<Problem> problems = [];
    readonly List<Func<Problem, bool>> allowed = [];
    int connectionErrorsAllowed;

    ProblemLog(IBrowserContext context)
    {
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                Add(new(ProblemKind.Console, message.Text, message.Location));
        };
        context.WebError += (_, error) => Add(new(ProblemKind.PageError, error.Error));
        context.RequestFailed += (_, request) =>
        {
            if (request.Failure is { } failure && failure != Aborted)
                Add(new(ProblemKind.FailedRequest, $"{request.Method} {failure}", request.Url));
        };
        context.Response += (_, response) =>
        {
            if (response.Status >= 400)
                Add(new(ProblemKind.Response, $"{response.Request.Method} answered {response.Status}", response.Url, response.Status));
        };
        context.Page += (_, page) => page.Crash += (_, _) => Add(new(ProblemKind.Crash, "The page crashed", page.Url));
    }

    public static async Task<ProblemLog> WatchAsync(IBrowserContext context)
    {
        var log = new ProblemLog(context);
        await context.ExposeBindingAsync(ReportName, (BindingSource _, string violation) => log.Add(new(ProblemKind.ContentSecurityPolicy, violation)));
        await context.AddInitScriptAsync(ReportScript);
        return log;
    }

    /// <summary>What is left when the allowances made so far are taken away.</summary>
    public IReadOnlyList<Problem> Left
    {
        get
        {
            lock (gate)
                return [.. problems.Where(problem => !allowed.Any(allows => allows(problem)))];
        }
    }

    public void Allow(Func<Problem, bool> allows)
    {
        lock (gate)
            allowed.Add(allows);
    }

    public void AllowConnectionErrors(bool allow)
    {
        lock (gate)
            connectionErrorsAllowed += allow ? 1 : -1;
    }

    void Add(Problem problem)
    {
        lock (gate)
            if (connectionErrorsAllowed == 0 || !problem.IsConnectionError)
                problems.Add(problem);
    }
}
