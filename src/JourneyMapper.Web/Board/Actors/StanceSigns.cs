namespace JourneyMapper.Web.Board.Actors;

/// <summary>The sign of a stance: it is told by sign and word, not by colour alone.</summary>
static class StanceSigns
{
    public static string Path(string stance) => stance switch
    {
        "convinced" => "M3 9.5l4 4L15 5",
        "against" => "M4 4l10 10M14 4L4 14",
        _ => "M6.2 6.5a2.8 2.8 0 1 1 4.2 2.4c-.9.5-1.4 1-1.4 2.1M9 14v.1",
    };
}
