using System.Text;
using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Data;

/// <summary>What both stores ask of a commit, and what a map row that did not follow means.</summary>
internal static class MapCommits
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Refuses a commit that no caller in its right mind sends.</summary>
    /// <exception cref="ArgumentException">There is no edit, or the versions do not follow the expected one.</exception>
    public static void Check(MapCommit commit)
    {
        if (commit.Edits.Count == 0)
            throw new ArgumentException("A commit has at least one edit.", nameof(commit));
        for (var i = 0; i < commit.Edits.Count; i++)
        {
            if (commit.Edits[i].Version != commit.ExpectedVersion + 1 + i)
                throw new ArgumentException($"Edit {i} must have version {commit.ExpectedVersion + 1 + i}.", nameof(commit));
            if (commit.Edits[i].At.Kind != DateTimeKind.Utc)
                throw new ArgumentException("The times of edits are UTC.", nameof(commit));
        }
    }

    /// <summary>
    /// Whether every text of the commit can be kept as it is. SQLite would replace half a surrogate pair in silence; PostgreSQL's driver would fail half-way
    /// through a message and take later commits on that connection with it.
    /// </summary>
    public static bool CanBeKept(MapCommit commit) =>
        IsText(commit.Title) && IsText(commit.Kind)
        && commit.Edits.All(e => IsText(e.SubmissionId) && IsText(e.AuthorName) && IsText(e.Operations) && IsText(e.Inverse))
        && commit.Elements.All(e => IsText(e.Kind) && IsText(e.OrderKey) && IsText(e.Text) && IsText(e.Data) && IsText(e.Removal));

    private static bool IsText(string? text)
    {
        if (text is null)
            return true;
        if (text.Contains('\0', StringComparison.Ordinal))
            return false;
        try
        {
            Strict.GetByteCount(text);
            return true;
        }
        catch (EncoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>Why the map's row could not be raised, by the version that a living map has now.</summary>
    public static CommitOutcome WhyNotRaised(MapCommit commit, long? version) =>
        version is not { } now ? CommitOutcome.MapGone
        : now > commit.ExpectedVersion ? CommitOutcome.VersionTaken
        : CommitOutcome.Refused;
}
