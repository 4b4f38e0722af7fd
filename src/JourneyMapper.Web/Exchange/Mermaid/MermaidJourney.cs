using System.Collections.Immutable;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>
/// All that Mermaid's <c>journey</c> diagram can hold, free of its syntax: texts are trimmed, entities decoded, breaks are newlines.
/// An absent text is the empty string.
/// </summary>
public sealed record MermaidJourney(string Title, string AccTitle, string AccDescr, ImmutableArray<MermaidSection> Sections)
{
    /// <summary>Each different actor once, in order of first appearance. Names differ by case.</summary>
    public IEnumerable<string> Actors() =>
        Sections.SelectMany(section => section.Tasks).SelectMany(task => task.Actors).Distinct(StringComparer.Ordinal);
}

/// <summary>One <c>section</c> line with the tasks under it. A first section with an empty name holds the tasks that stand before any section line.</summary>
public sealed record MermaidSection(string Name, ImmutableArray<MermaidTask> Tasks);

/// <summary>
/// One task. <paramref name="Score"/> is 1 to 5 with at most two decimals, or null when the text held no number.
/// <paramref name="Actors"/> are different from each other and never empty.
/// </summary>
public sealed record MermaidTask(string Name, decimal? Score, ImmutableArray<string> Actors)
{
    /// <summary>The worst score that Mermaid documents.</summary>
    public const decimal LowestScore = 1;

    /// <summary>The best score that Mermaid documents.</summary>
    public const decimal HighestScore = 5;
}
