using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Live;

/// <summary>What somebody asks a room to do, as one atom.</summary>
/// <param name="SubmissionId">Unique within the map: sent twice, it counts once.</param>
/// <param name="BaseVersion">The version that text deltas were made on; null = the current one.</param>
public sealed record MapSubmission(MapAuthor Author, string SubmissionId, long? BaseVersion, ImmutableArray<MapOperation> Operations)
{
    /// <summary>Versions of the author's own edits to take back, latest first; then <see cref="Operations"/> is empty.</summary>
    public ImmutableArray<long> Undoes { get; init; } = [];

    public static string NewId() => Guid.CreateVersion7().ToString("N");

    /// <summary>1 to <see cref="Limits.SubmissionId"/> characters of A-Z a-z 0-9 _ -.</summary>
    public static bool IsValidId(string id) => id.Length is > 0 and <= Limits.SubmissionId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}

/// <summary>A room's answer to a submission.</summary>
public abstract record SubmitAnswer
{
    private SubmitAnswer() { }

    /// <summary>Stored, and on its way to everybody.</summary>
    public sealed record Accepted(MapEdit Edit) : SubmitAnswer
    {
        /// <summary>What an undo left alone because others have changed it since.</summary>
        public ImmutableArray<SkippedUndo> Skipped { get; init; } = [];
    }

    /// <summary>Nothing of it was left to undo: nothing stored.</summary>
    public sealed record NothingToUndo(ImmutableArray<SkippedUndo> Skipped) : SubmitAnswer;

    /// <summary>Certainly not stored: the map refuses it.</summary>
    public sealed record Refused(Refusal Refusal) : SubmitAnswer;

    /// <summary>Certainly not stored, for a reason that lies outside the map.</summary>
    public sealed record Rejected(Rejection Reason) : SubmitAnswer
    {
        /// <summary>The map's version when the base version was ahead of it.</summary>
        public long? Version { get; init; }
    }

    /// <summary>Not known to be stored: send again with the same submission id.</summary>
    public sealed record Unavailable : SubmitAnswer;
}

/// <summary>Why a submission was not taken up.</summary>
public enum Rejection
{
    /// <summary>The author may not edit this map (any more).</summary>
    Forbidden,

    /// <summary>The base version has not happened yet.</summary>
    VersionAhead,

    /// <summary>Somebody else has used that submission id.</summary>
    SubmissionTaken,

    /// <summary>The map does not exist or lies in the bin.</summary>
    MapGone,

    /// <summary>Too many submissions wait already.</summary>
    Busy,
}

/// <summary>A part of an undo that was left out.</summary>
/// <param name="Id">The element that it was about.</param>
/// <param name="OtherName">Who has changed it since; null when it cannot be done for another reason.</param>
/// <param name="WouldRemove">True when the undo would have removed the element with other people's work in it.</param>
public sealed record SkippedUndo(Guid Id, string? OtherName, bool WouldRemove)
{
    /// <summary>True when a lock keeps it as it is.</summary>
    public bool IsLocked { get; init; }
}
