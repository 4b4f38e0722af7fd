namespace JourneyMapper.Maps.Live;

/// <summary>
/// Where maps and their edits are kept. The key (map, version) is the correctness of the whole product: two writers that both
/// append version N cannot both succeed.
/// </summary>
public interface IMapStore
{
    /// <summary>The current state of a map, removed elements included; null when it does not exist or lies in the bin.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    Task<StoredMap?> LoadAsync(Guid mapId, CancellationToken cancel = default);

    /// <summary>At most <paramref name="limit"/> edits with a version above <paramref name="after"/>, in order, without a gap.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    Task<IReadOnlyList<StoredEdit>> ReadEditsAsync(Guid mapId, long after, int limit, CancellationToken cancel = default);

    /// <summary>The edit stored under this submission id, or null when there is certainly none.</summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    Task<StoredEdit?> FindSubmissionAsync(Guid mapId, string submissionId, CancellationToken cancel = default);

    /// <summary>
    /// Appends the edits and upserts the touched elements in one durable transaction (edits first, then elements, then the map's row).
    /// A commit with <see cref="MapCommit.ExpectedVersion"/> 0 creates the map.
    /// </summary>
    /// <returns>What certainly happened. <see cref="CommitOutcome.Stored"/> means it survives a power loss.</returns>
    /// <exception cref="StoreUnavailableException">The store failed and it is NOT known whether the commit took place.</exception>
    Task<CommitOutcome> CommitAsync(MapCommit commit, CancellationToken cancel = default);

    /// <summary>
    /// Makes the commits of other processes on the map wait until the answer is disposed of: for a room that loses every race, because the
    /// others are always faster. Null where there are no others.
    /// </summary>
    /// <exception cref="StoreUnavailableException">The store cannot be reached.</exception>
    Task<IAsyncDisposable?> TakeTurnAsync(Guid mapId) => Task.FromResult<IAsyncDisposable?>(null);
}

/// <summary>What a commit certainly did.</summary>
public enum CommitOutcome
{
    /// <summary>All of it is durable.</summary>
    Stored,

    /// <summary>Nothing stored: another writer has appended <see cref="MapCommit.ExpectedVersion"/> + 1 already (or, creating, the map's id is used).</summary>
    VersionTaken,

    /// <summary>Nothing stored: one of the submission ids is in the log already.</summary>
    SubmissionTaken,

    /// <summary>Nothing stored: the map does not exist or lies in the bin.</summary>
    MapGone,

    /// <summary>Nothing stored: the database certainly refused the content, for another reason than those above.</summary>
    Refused,
}

/// <summary>One element's row: where it stands, its text and its other properties as JSON.</summary>
/// <param name="Parent">Stage of a step, lane of a card or line, card of an evidence, from of a link; null directly on the map.</param>
/// <param name="Second">Step of a card, to of a link; else null.</param>
/// <param name="OrderKey">Place among its siblings, compared ordinally.</param>
/// <param name="Text">Title, name or text, so that SQL and search can read it.</param>
/// <param name="Data">All properties but the place, as a JSON object with the wire names.</param>
/// <param name="RemovedBy">The element whose removal took this one (itself, if it was removed directly); null while it stands.</param>
/// <param name="Removal">While removed: what stood after it and, on the root of a removal, what else that changed, as JSON; null where there is neither.</param>
public sealed record StoredElement(
    Guid Id, string Kind, Guid? Parent, Guid? Second, string OrderKey, string? Text, string Data, Guid? RemovedBy, string? Removal);

/// <summary>The current state of a map as stored.</summary>
public sealed record StoredMap(Guid Id, long Version, IReadOnlyList<StoredElement> Elements);

/// <summary>One edit of the log. <paramref name="At"/> is UTC. Operations and inverse are JSON arrays.</summary>
public sealed record StoredEdit(
    Guid MapId, long Version, DateTime At, Guid AuthorId, string AuthorName, string SubmissionId, string Operations, string Inverse);

/// <summary>A group of edits of one map with consecutive versions from <paramref name="ExpectedVersion"/> + 1, and the state of every element they touched.</summary>
/// <param name="Title">The map's title after the edits, for lists.</param>
/// <param name="Kind">The map's kind after the edits (wire name), for lists.</param>
public sealed record MapCommit(
    Guid MapId, long ExpectedVersion, IReadOnlyList<StoredEdit> Edits, IReadOnlyList<StoredElement> Elements, string Title, string Kind);

/// <summary>The store failed and the outcome is not known: ask the log by submission id before answering.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
