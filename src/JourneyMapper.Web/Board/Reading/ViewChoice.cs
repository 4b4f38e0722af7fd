namespace JourneyMapper.Web.Board.Reading;

/// <summary>
/// In which shape this browser shows maps. The page keeps the choice in a cookie (wwwroot/js/board/reading.js); the server takes it from
/// the first request, so that the first page is the right one, and remembers it while the circuit lasts.
/// </summary>
public sealed class ViewChoice
{
    const string Cookie = "board-view";

    public MapShape Shape { get; set; }

    /// <summary>What a browser has chosen; before its first choice a phone reads.</summary>
    public static MapShape Of(HttpRequest request) => request.Cookies[Cookie] is { } chosen ? MapShapes.Read(chosen) ?? MapShape.Board
        : IsPhone(request.Headers) ? MapShape.Story
        : MapShape.Board;

    // On plain http, and outside of Chromium, only the name of the browser says it.
    static bool IsPhone(IHeaderDictionary headers) => headers["Sec-CH-UA-Mobile"] is [{ } said]
        ? said == "?1"
        : headers.UserAgent.ToString().Contains("Mobi", StringComparison.Ordinal);
}
