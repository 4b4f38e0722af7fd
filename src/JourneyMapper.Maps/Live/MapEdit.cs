using System.Collections.Immutable;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Live;

/// <summary>Who makes an edit: a person or a program's token.</summary>
public sealed record MapAuthor(Guid Id, string Name);

/// <summary>One accepted submission, as everybody sees it.</summary>
public sealed class MapEdit
{
    public required Guid MapId { get; init; }
    public required long Version { get; init; }

    /// <summary>When it was accepted, UTC.</summary>
    public required DateTime At { get; init; }
    public required MapAuthor Author { get; init; }
    public required string SubmissionId { get; init; }

    /// <summary>The operations as they took effect, one per operation sent.</summary>
    public required ImmutableArray<MapOperation> Operations { get; init; }

    /// <summary>The operations that take it back, in the order in which to apply them.</summary>
    public required ImmutableArray<MapOperation> Inverse { get; init; }

    /// <summary>The operations as JSON: the one text that answers, <c>Changed</c>, the feed and the log share.</summary>
    public required string OperationsJson { get; init; }

    /// <summary>Ids of the elements that it touched, the removed ones included. Known for edits that this process has applied, else empty.</summary>
    public IReadOnlyCollection<Guid> Touched { get; init; } = [];

    /// <summary>The time in whole milliseconds, so that every database gives back exactly what was shown.</summary>
    internal static DateTime Now(TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    public static MapEdit Of(MapChange change, MapSubmission submission, DateTime at) => new()
    {
        MapId = change.Map.Id,
        Version = change.Map.Version,
        At = at,
        Author = submission.Author,
        SubmissionId = submission.SubmissionId,
        Operations = change.Operations,
        Inverse = change.Inverse,
        OperationsJson = OperationJson.WriteList(change.Operations),
        Touched = change.Touched,
    };

    /// <param name="touched">What applying it touched, where that is known.</param>
    public static MapEdit Read(StoredEdit stored, IReadOnlyCollection<Guid>? touched = null) => new()
    {
        MapId = stored.MapId,
        Version = stored.Version,
        At = stored.At,
        Author = new MapAuthor(stored.AuthorId, stored.AuthorName),
        SubmissionId = stored.SubmissionId,
        Operations = OperationJson.ReadList(stored.Operations),
        Inverse = OperationJson.ReadList(stored.Inverse),
        OperationsJson = stored.Operations,
        Touched = touched ?? [],
    };

    /// <summary>The same edit by somebody without a name.</summary>
    internal MapEdit WithoutName() => new()
    {
        MapId = MapId,
        Version = Version,
        At = At,
        Author = Author with { Name = "" },
        SubmissionId = SubmissionId,
        Operations = Operations,
        Inverse = Inverse,
        OperationsJson = OperationsJson,
        Touched = Touched,
    };

    public StoredEdit ToStored() =>
        new(MapId, Version, At, Author.Id, Author.Name, SubmissionId, OperationsJson, OperationJson.WriteList(Inverse));
}
