using System.Collections.Immutable;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Live;

/// <summary>
/// How a room turns a group of waiting submissions into stored edits. Everything here runs in the room's loop, one group at a time.
/// "Not stored" is answered only when that is certain.
/// </summary>
internal sealed class GroupCommit(MapRoom room, IMapStore store, IMapRights rights, TimeProvider time)
{
    private const int LossesBeforeTurn = 2;

    private readonly RecentEdits recent = new(room.Map.Id, store);

    /// <summary>True after a failure whose outcome is unknown: the log is read before anything else is done.</summary>
    private bool isUnsure;

    /// <summary>While it is held, no other process stores anything on this map.</summary>
    private IAsyncDisposable? turn;

    public async Task ProcessAsync(IReadOnlyList<Waiting> group)
    {
        foreach (var waiting in group)
            if (waiting.Forgotten is { } authors) recent.Forget(authors);
        try
        {
            if (isUnsure || group.Any(KnowsMore)) await CatchUpAsync();
            foreach (var waiting in group.Where(waiting => waiting.Submission is null)) waiting.Answer.TrySetResult(null);
            await StoreAsync([.. group.Where(waiting => waiting.Submission is not null)]);
        }
        catch (StoreUnavailableException)
        {
            BeUnsure();
            foreach (var waiting in group) waiting.Answer.TrySetResult(new SubmitAnswer.Unavailable());
        }
        catch (Exception error)
        {
            // A defect of ours must not end the room's loop for everybody: whoever sent this group sees the error, the others go on.
            BeUnsure();
            foreach (var waiting in group) waiting.Answer.TrySetException(error);
        }
        finally
        {
            if (turn is not null) await turn.DisposeAsync();
            turn = null;
        }
    }

    /// <summary>Whoever names a version that this room has not seen may have it from another process, which has the same map open.</summary>
    private bool KnowsMore(Waiting waiting) => waiting.Submission is { } submission
        ? submission.BaseVersion > room.Map.Version || submission.Undoes.Any(version => version > room.Map.Version)
        : (waiting.Heard ?? long.MaxValue) > room.Map.Version;

    /// <summary>Those who listen must not wait for the next submission to see what was stored after all.</summary>
    private void BeUnsure()
    {
        isUnsure = true;
        room.LookAgainLater();
    }

    private async Task StoreAsync(IReadOnlyList<Waiting> waiting)
    {
        var lost = 0;
        // What is answered stays answered: a refused one must not get in at the next attempt, on a map that has changed meanwhile.
        for (; waiting.Count > 0; waiting = Open(waiting))
        {
            if (room.IsClosed)
            {
                foreach (var one in waiting) one.Answer.TrySetResult(null);
                return;
            }

            var applied = await ApplyAsync(waiting);
            if (applied.Count == 0) return;
            switch (await TryCommitAsync(applied))
            {
                case CommitOutcome.Stored:
                    foreach (var edit in applied) Show(edit);
                    break;
                case CommitOutcome.VersionTaken:
                    // Another process was faster: its edits first, then ours again from the original operations. One that stores without
                    // a pause would be faster for ever.
                    if (++lost >= LossesBeforeTurn) turn ??= await store.TakeTurnAsync(room.Map.Id);
                    await CatchUpAsync();
                    break;
                case CommitOutcome.SubmissionTaken:
                    await CatchUpAsync();
                    await AnswerFromLogAsync(Open(waiting));
                    break;
                case CommitOutcome.MapGone:
                    room.Close(CloseReason.Deleted);
                    foreach (var one in waiting) one.Answer.TrySetResult(new SubmitAnswer.Rejected(Rejection.MapGone));
                    return;
                case CommitOutcome.Refused when applied.Count == 1:
                    applied[0].Waiting.Answer.TrySetResult(new SubmitAnswer.Refused(new Refusal(RefusalCode.InvalidValue)));
                    break;
                case CommitOutcome.Refused:
                    // One of them is the culprit: each alone, so that only that one is refused.
                    foreach (var one in Open(waiting)) await StoreAsync([one]);
                    return;
            }
        }
    }

    /// <summary>Applies all that can be applied, one after the other; what cannot is answered.</summary>
    private async Task<List<AppliedEdit>> ApplyAsync(IReadOnlyList<Waiting> waiting)
    {
        var applied = new List<AppliedEdit>();
        var map = room.Map;
        foreach (var one in waiting)
        {
            // The same submission twice in one group: the second is answered by the log once the first is stored.
            if (applied.Any(edit => edit.Edit.SubmissionId == one.Submission!.SubmissionId)) continue;
            if (await TryApplyAsync(one, map, applied) is not { } edit) continue;
            applied.Add(edit);
            map = edit.Map;
        }

        return applied;
    }

    private async Task<AppliedEdit?> TryApplyAsync(Waiting waiting, JourneyMap map, List<AppliedEdit> before)
    {
        try
        {
            return await ApplyOneAsync(waiting, map, before);
        }
        catch (Exception error) when (error is not StoreUnavailableException)
        {
            // A defect of ours: only the submission that met it fails.
            waiting.Answer.TrySetException(error);
            return null;
        }
    }

    private async Task<AppliedEdit?> ApplyOneAsync(Waiting waiting, JourneyMap map, List<AppliedEdit> before)
    {
        var submission = waiting.Submission!;
        // Who may not see the map hears what they would hear if there were none.
        if (!rights.MayView(map.Id, submission.Author.Id)) return Answer(waiting, new SubmitAnswer.Rejected(Rejection.MapGone));
        if (recent.Find(submission.SubmissionId) is { } known) return Answer(waiting, FirstAnswer(known, submission.Author));
        if (!rights.MayEdit(map.Id, submission.Author.Id)) return await RefuseAsync(waiting, new SubmitAnswer.Rejected(Rejection.Forbidden));
        if (submission.BaseVersion > map.Version)
            return await RefuseAsync(waiting, new SubmitAnswer.Rejected(Rejection.VersionAhead) { Version = map.Version });

        var skipped = ImmutableArray<SkippedUndo>.Empty;
        var operations = submission.Operations;
        TextRebase? rebase = null;
        if (!submission.Undoes.IsEmpty)
        {
            if (await PlanUndoAsync(submission, map, before) is not { } plan)
                return await RefuseAsync(waiting, new SubmitAnswer.Rejected(Rejection.Forbidden));
            (operations, skipped) = (plan.Operations, plan.Skipped);
            if (operations.IsEmpty) return Answer(waiting, new SubmitAnswer.NothingToUndo(skipped));
        }
        else if (submission.BaseVersion is { } version && version < map.Version && Submission.Flat(operations).Any(operation => operation is EditTextOperation))
        {
            rebase = new TextRebase((await SinceAsync(version, before)).SelectMany(edit => edit.Operations));
        }

        var outcome = map.Apply(operations, rebase);
        if (outcome.Change is not { } change) return await RefuseAsync(waiting, new SubmitAnswer.Refused(outcome.Refusal!));
        return new AppliedEdit(waiting, MapEdit.Of(change, submission, MapEdit.Now(time)), change) { Skipped = skipped };
    }

    private async Task<UndoPlan?> PlanUndoAsync(MapSubmission submission, JourneyMap map, List<AppliedEdit> before)
    {
        var plan = new UndoPlan(submission.Author);
        foreach (var version in submission.Undoes)
        {
            var edits = await SinceAsync(version - 1, before);
            if (edits.Count == 0 || edits[0].Version != version || edits[0].Author.Id != submission.Author.Id) return null;
            map = plan.Add(map, edits[0], [.. edits.Skip(1)]);
        }

        return plan;
    }

    /// <summary>All edits above a version, those of this group that are not stored yet included.</summary>
    private async Task<IReadOnlyList<MapEdit>> SinceAsync(long version, List<AppliedEdit> before)
    {
        var shown = room.Map.Version;
        // The log may hold more than this room has shown: what another process has stored is no part of the map applied to here.
        var stored = version >= shown ? [] : (await recent.AfterAsync(version)).Where(edit => edit.Version <= shown);
        return [.. stored, .. before.Select(one => one.Edit).Where(edit => edit.Version > version)];
    }

    private async Task<CommitOutcome> TryCommitAsync(List<AppliedEdit> applied)
    {
        var map = applied[^1].Map;
        var touched = applied.SelectMany(edit => edit.Change.Touched).Distinct();
        var group = new MapCommit(
            map.Id, room.Map.Version, [.. applied.Select(edit => edit.Edit.ToStored())], MapStorage.Rows(map, touched), map.Title, map.Kind);
        try
        {
            return await store.CommitAsync(group);
        }
        catch (StoreUnavailableException)
        {
            // Perhaps it took place all the same: the log knows. If it cannot be asked either, the answer is "unavailable".
            isUnsure = true;
            var found = await store.ReadEditsAsync(map.Id, group.ExpectedVersion, group.Edits.Count);
            // Not there yet: it may still arrive, and then this one meets its version. So the second attempt makes it certain.
            var outcome = found.Count == 0 ? await store.CommitAsync(group)
                : found.SequenceEqual(group.Edits) ? CommitOutcome.Stored
                : CommitOutcome.VersionTaken;
            isUnsure = false;
            return outcome;
        }
    }

    private void Show(AppliedEdit applied)
    {
        recent.Add(applied.Edit);
        room.Publish(applied.Edit, applied.Map);
        applied.Waiting.Answer.TrySetResult(new SubmitAnswer.Accepted(applied.Edit) { Skipped = applied.Skipped });
    }

    /// <summary>
    /// Takes over what other processes have stored, in order. An edit that does not apply here (a newer version of the application may
    /// know more) closes the room; whoever enters next has it opened from the rows, which hold what came of that edit.
    /// </summary>
    private async Task CatchUpAsync()
    {
        foreach (var stored in await recent.ReadStoredAsync(room.Map.Version))
        {
            if (TryApply(stored) is not var (edit, map))
            {
                room.Close(CloseReason.Removed);
                return;
            }

            recent.Add(edit);
            room.Publish(edit, map);
        }

        isUnsure = false;
    }

    private (MapEdit Edit, JourneyMap Map)? TryApply(StoredEdit stored)
    {
        try
        {
            var change = room.Map.Apply(OperationJson.ReadList(stored.Operations)).Change;
            return change?.Map.Version == stored.Version ? (MapEdit.Read(stored, change.Touched), change.Map) : null;
        }
        catch (Exception)
        {
            // Not even readable: the same.
            return null;
        }
    }

    private async Task AnswerFromLogAsync(IReadOnlyList<Waiting> waiting)
    {
        foreach (var one in waiting)
            if (await store.FindSubmissionAsync(room.Map.Id, one.Submission!.SubmissionId) is { } stored)
                Answer(one, FirstAnswer(MapEdit.Read(stored), one.Submission.Author));
    }

    /// <summary>A no stands only when the submission has not been stored before: sent twice, it gets its first answer.</summary>
    private async Task<AppliedEdit?> RefuseAsync(Waiting waiting, SubmitAnswer no)
    {
        var submission = waiting.Submission!;
        var stored = await store.FindSubmissionAsync(room.Map.Id, submission.SubmissionId);
        return Answer(waiting, stored is null ? no : FirstAnswer(MapEdit.Read(stored), submission.Author));
    }

    private static SubmitAnswer FirstAnswer(MapEdit edit, MapAuthor author) =>
        edit.Author.Id == author.Id ? new SubmitAnswer.Accepted(edit) : new SubmitAnswer.Rejected(Rejection.SubmissionTaken);

    private static AppliedEdit? Answer(Waiting waiting, SubmitAnswer answer)
    {
        waiting.Answer.TrySetResult(answer);
        return null;
    }

    private static IReadOnlyList<Waiting> Open(IReadOnlyList<Waiting> waiting) => [.. waiting.Where(one => !one.Answer.Task.IsCompleted)];

    private sealed record AppliedEdit(Waiting Waiting, MapEdit Edit, MapChange Change)
    {
        public JourneyMap Map => Change.Map;
        public ImmutableArray<SkippedUndo> Skipped { get; init; } = [];
    }
}
