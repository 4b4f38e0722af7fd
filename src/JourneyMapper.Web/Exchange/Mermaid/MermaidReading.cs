using System.Collections.Immutable;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>What reading a text gave: a journey with warnings, or one error.</summary>
/// <param name="Journey">The journey, or null when the text was refused.</param>
/// <param name="Warnings">Where the reading differs from the author's letters or from Mermaid's reading, in order of lines. Empty on an error.</param>
/// <param name="Error">Why the text was refused, or null.</param>
/// <param name="FixedText">With <see cref="MermaidCodes.HeaderName"/>: the whole text with the header put right, ready to be read again.</param>
public sealed record MermaidReading(MermaidJourney? Journey, ImmutableArray<MermaidNote> Warnings, MermaidNote? Error, string? FixedText = null)
{
    /// <summary>Where the journey's parts stand; null when the text was refused.</summary>
    public MermaidPlaces? Places { get; init; }

    internal static MermaidReading Refused(string code, int? line, params string[] arguments) =>
        new(null, [], new MermaidNote(code, line, [.. arguments]));
}

/// <summary>The lines, from 1, of a journey's parts; tasks are counted through all sections. Null for what is absent or stands in the front matter.</summary>
public sealed record MermaidPlaces(int? Title, int? AccTitle, int? AccDescr, ImmutableArray<int> Sections, ImmutableArray<int> Tasks);

/// <summary>A warning or an error. Its words are in the resources of <see cref="MermaidTexts"/> under the code, with the arguments as {0}, {1} …</summary>
/// <param name="Code">One of <see cref="MermaidCodes"/>.</param>
/// <param name="Line">Line of the text as given, from 1, or null when it concerns the whole.</param>
/// <param name="Arguments">Values for the words.</param>
public sealed record MermaidNote(string Code, int? Line, ImmutableArray<string> Arguments);

/// <summary>Marks the resources that hold the words of <see cref="MermaidCodes"/>.</summary>
public sealed class MermaidTexts;
