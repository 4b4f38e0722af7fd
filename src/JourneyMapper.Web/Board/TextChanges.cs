using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Web.Board;

/// <summary>A change of one text, as the page takes it: the deltas of one edit, in order.</summary>
public sealed record TextChange(Guid Id, string Property, long Version, string SubmissionId, object[][] Deltas);

static class TextChanges
{
    /// <summary>What an edit did to the texts that are open on a page.</summary>
    public static IEnumerable<TextChange> Of(MapEdit edit, IReadOnlySet<(Guid Id, string Property)> open) => Submission.Flat(edit.Operations)
        .OfType<EditTextOperation>()
        .Where(operation => open.Contains((operation.Id, operation.Property)))
        .GroupBy(operation => (operation.Id, operation.Property))
        .Select(group => new TextChange(
            group.Key.Id, group.Key.Property, edit.Version, edit.SubmissionId, [.. group.Select(operation => operation.Delta.Parts.Select(part => part.Inserted ?? (object)part.Count).ToArray())]));

    /// <summary>What an edit did to one text.</summary>
    public static IEnumerable<TextChange> Of(MapEdit edit, Guid id, string property) => Of(edit, new HashSet<(Guid, string)> { (id, property) });
}
