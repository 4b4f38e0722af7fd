using System.Text.RegularExpressions;

namespace JourneyMapper.Browser.Tests.Harness;

enum ProblemKind
{
    Console,
    PageError,
    FailedRequest,
    Response,
    ContentSecurityPolicy,
    Crash,
}

/// <summary>Something that went wrong in a browser and that no test asserted: it fails the test all the same.</summary>
/// <param name="Url">The resource concerned, or "".</param>
/// <param name="Status">The HTTP status, or 0.</param>
sealed partial record Problem(ProblemKind Kind, string Text, string Url = "", int Status = 0)
{
    /// <summary>Whether this only says that the server could not be reached.</summary>
    public bool IsConnectionError => Kind switch
    {
        ProblemKind.Console or ProblemKind.PageError or ProblemKind.FailedRequest => ConnectionError().IsMatch(Text),
        // A server that is starting answers so.
        ProblemKind.Response => Status == 503,
        _ => false,
    };

    public override string ToString() => $"{Kind}: {Text}{(Url.Length > 0 ? $" <{Url}>" : "")}";

    // Chromium's names of network errors, and what blazor.web.js and SignalR write when the line is down.
    [GeneratedRegex("""
        net::ERR_(CONNECTION_|SOCKET_|EMPTY_RESPONSE|NETWORK_|INTERNET_DISCONNECTED|INCOMPLETE_CHUNKED|CONTENT_LENGTH_MISMATCH)|
        WebSocket\ (connection\ to|closed\ with\ status\ code)|WebSocket\ failed\ to\ connect|
        the\ server\ responded\ with\ a\ status\ of\ 503|
        Failed\ to\ (fetch|start\ the\ (connection|transport)|complete\ negotiation)|
        Connection\ disconnected\ with\ error|Connection\ closed\ with\ an\ error|
        Cannot\ send\ data\ if\ the\ connection\ is\ not|
        Server\ timeout\ elapsed|Invocation\ canceled\ due\ to\ the\ underlying\ connection\ being\ closed
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex ConnectionError();
}

/// <summary>Thrown at the end of a test in whose browsers something went wrong.</summary>
sealed class ProblemsException(string person, IReadOnlyList<Problem> problems)
    : Exception($"{person}'s browser met {problems.Count} problem(s):{Environment.NewLine}{string.Join(Environment.NewLine, problems)}")
{
    public IReadOnlyList<Problem> Problems { get; } = problems;
}
