using System.Collections.Immutable;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Web.Exchange;

/// <summary>What a format reads.</summary>
/// <param name="Block">Which of several diagrams in the text, from 1.</param>
/// <param name="MapId">The id of the map to be made.</param>
/// <param name="LaneTitle">The title of a lane kind in the reader's language.</param>
public sealed record ImportSource(string Text, int? Block, Guid MapId, Func<LaneKind, string> LaneTitle);

/// <summary>What a format made of a text: the operations that build the map, or one error.</summary>
public sealed record ImportReading
{
    public ImmutableArray<MapOperation> Operations { get; init; } = [];

    public ImmutableArray<ImportNote> Warnings { get; init; } = [];

    public ImportNote? Error { get; init; }

    /// <summary>Says in the file's own terms why the map refuses one of the operations.</summary>
    public Func<Refusal, ImportNote> Explain { get; init; } = refusal => ExchangeCodes.Note(refusal, null);

    public static ImportReading Refused(ImportNote error) => new() { Error = error };
}

/// <summary>A warning or an error, still without words.</summary>
/// <param name="Code">Its name for programs.</param>
/// <param name="Line">Line of the text, from 1; null when it concerns the whole.</param>
/// <param name="Arguments">Values for the words.</param>
public sealed record ImportNote(string Code, int? Line, ImmutableArray<string> Arguments)
{
    /// <summary>The key of the words in the format's resources, where it is not the code.</summary>
    public string Words { get; init; } = Code;

    /// <summary>JSON pointer to the place, where the text is JSON.</summary>
    public string? Pointer { get; init; }

    /// <summary>How many diagrams the text holds, when one has to be chosen.</summary>
    public int? Count { get; init; }

    /// <summary>The whole text with the fault put right, where that can be offered.</summary>
    public string? FixedText { get; init; }
}
