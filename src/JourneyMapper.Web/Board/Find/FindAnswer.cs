namespace JourneyMapper.Web.Board.Find;

/// <summary>A text on the page that has what was looked for: the id of what shows it, and its <see cref="FindQuery.Marks"/>.</summary>
public sealed record FoundText(Guid Id, int[] Marks);

/// <summary>An element that has what was looked for. Without a text when it stands in one that the page shows among others (an owner's name).</summary>
public sealed record FindHit(Guid Id, IReadOnlyList<FoundText> Texts);

/// <summary>What was found, as people read the map.</summary>
/// <param name="Start">The first hit at or after where the person stands.</param>
/// <param name="IsLimited">There are more than are given.</param>
public sealed record FindAnswer(IReadOnlyList<FindHit> Hits, int Start, bool IsLimited)
{
    public static readonly FindAnswer Nothing = new([], 0, false);
}
