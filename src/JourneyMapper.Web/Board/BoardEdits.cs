using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board.Cards;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Board;

/// <summary>One element that the page wants elsewhere; ids left out stay as they are.</summary>
public sealed record MoveWish(Guid Id, Guid? LaneId, Guid? StepId, Guid? StageId, Guid? Before);

/// <summary>
/// What the page's hands do to the map, each as one undoable step. Every call carries a submission id of the page's: after a cut it sends
/// the call again, and sent twice it counts once. Ids may be stale or made up, and the room has the last word.
/// </summary>
public sealed class BoardEdits(BoardSession session, Toasts toasts, IStringLocalizer<BoardTexts> texts, IStringLocalizer<PersonTexts> names)
{
    /// <summary>Elements that one gesture may move, remove or copy.</summary>
    public const int SelectionLimit = 1_000;

    // The version that made a card in which nothing is written yet.
    (Guid Id, long Version) made;

    readonly AnswerMessages messages = new(toasts, texts, names);

    public bool CanEdit { get; set; }

    [JSInvokable]
    public async Task<bool> AddCard(string submissionId, Guid id, Guid laneId, Guid stepId, Guid? before, double? score, Guid? actorId)
    {
        if (session.Map.Find(laneId) is not { } lane || lane.Kind != Lane.Kind) return false;
        var card = new List<PropertyValue> { new("laneId", laneId), new("stepId", stepId) };
        if (Lane.KindOf(lane).IsCurve)
        {
            card.Add(PropertyValue.Of(Card.Score, Math.Round((decimal)Math.Clamp(score ?? 0, -2, 2), 1)));
            var actor = lane.Get(Lane.ActorId) is null ? actorId ?? FirstWithoutEmotion(laneId, stepId) : null;
            if (actor is not null) card.Add(PropertyValue.Of(Card.ActorId, actor));
        }

        if (await StoreAsync(submissionId, new InsertOperation(Card.Kind, id, [.. card], before)) is not { Version: { } version }) return false;
        made = (id, version);
        return true;
    }

    [JSInvokable]
    public Task<bool> AddStage(string submissionId, Guid id, Guid? before) => DoAsync(
        submissionId,
        new InsertOperation(Stage.Kind, id, [new("title", "")], before),
        new InsertOperation(Step.Kind, Guid.CreateVersion7(), [new("stageId", id), new("title", "")]));

    [JSInvokable]
    public Task<bool> AddStep(string submissionId, Guid id, Guid stageId, Guid? before) =>
        DoAsync(submissionId, new InsertOperation(Step.Kind, id, [new("stageId", stageId), new("title", "")], before));

    /// <summary>Moves what still stands of these.</summary>
    /// <returns>True = stored; false = refused, and told; null = neither: the same call again, later, may be.</returns>
    [JSInvokable]
    public Task<bool?> Move(string submissionId, MoveWish[] wishes) => TryAsync(
        submissionId,
        [.. wishes.Take(SelectionLimit).Where(wish => wishes.Length == 1 || session.Map.Find(wish.Id) is not null)
            .Select(wish => new MoveOperation(wish.Id, wish.Before) { LaneId = wish.LaneId, StepId = wish.StepId, StageId = wish.StageId })]);

    /// <returns>As <see cref="Move"/>.</returns>
    [JSInvokable]
    public Task<bool?> SetScore(string submissionId, Guid id, double score) =>
        TryAsync(submissionId, SetOperation.Of(id, Card.Score, Math.Round((decimal)Math.Clamp(score, -2, 2), 2)));

    /// <returns>As <see cref="Move"/>.</returns>
    [JSInvokable]
    public Task<bool?> SetSpan(string submissionId, Guid id, int span) => TryAsync(submissionId, SetOperation.Of(id, Card.Span, Math.Max(1, span)));

    /// <summary>Ties an opportunity and a pain point, whichever of them was dragged to the other.</summary>
    [JSInvokable]
    public async Task<bool> Tie(string submissionId, Guid id, Guid one, Guid other)
    {
        if (!Ties.MayTie(session.Map, one, other)) toasts.Show(texts["Tie.Wrong"]);
        else if (Ties.Of(session.Map, one).Any(tie => tie.Other == other)) toasts.Show(texts["Tie.Already"]);
        else return await DoAsync(submissionId, Ties.Between(session.Map, id, one, other));
        return false;
    }

    /// <summary>Removes what stands; says so with a way back.</summary>
    /// <returns>As <see cref="Move"/>.</returns>
    [JSInvokable]
    public async Task<bool?> Remove(string submissionId, Guid[] ids)
    {
        var elements = ids.Take(SelectionLimit).Distinct().Select(session.Map.Find).OfType<Element>().ToList();
        if (elements.Count == 0) return false;
        var feelings = elements is [var one] && one.Kind == Actor.Kind ? Removal.Of(session.Map, one).Count - 1 : 0;
        var stored = await StoreAsync(submissionId, [.. elements.Select(element => new RemoveOperation(element.Id))]);
        if (stored.Version is not { } version) return stored.Outcome;
        // That removal, whatever has been done since.
        var told = feelings > 0 ? texts["RemovedActor", Shorten(elements[0].Caption), feelings]
            : elements.Count == 1 ? texts["Removed", Shorten(elements[0].Caption)] : texts["RemovedMany", elements.Count];
        toasts.Show(told, texts["Undo"], async () => Tell(await session.UndoAsync(version), "NothingToUndo"));
        return true;
    }

    /// <summary>Takes a card away again in which nothing was ever written. Nobody is told, and there is nothing to undo: there was nothing.</summary>
    /// <returns>As <see cref="Move"/>.</returns>
    [JSInvokable]
    public async Task<bool?> Discard(string submissionId, Guid id)
    {
        var isEmpty = session.Map.Find(id) is { } card && card.Kind == Card.Kind && !session.Map.LaneKindOf(card).IsCurve && card.Caption.Length == 0 && !session.Map.EvidenceOf(id).Any() && !session.Map.LinksAt(id).Any();
        if (!isEmpty) return false;
        var stored = await StoreAsync(submissionId, new RemoveOperation(id));
        if (stored.Version is not { } version) return stored.Outcome;
        session.Undo.TakeUndo(version);
        if (made.Id == id) session.Undo.TakeUndo(made.Version);
        return true;
    }

    /// <summary>Brings back a removed element with words that somebody was typing in it.</summary>
    [JSInvokable]
    public Task<bool> PutBack(string submissionId, Guid id, string property, string text) => session.Map.Find(id) is null
        ? DoAsync(submissionId, new RestoreOperation(id), new SetOperation(id, property, text))
        : DoAsync(submissionId, new SetOperation(id, property, text));

    [JSInvokable]
    public async Task Undo() => Tell(await session.UndoAsync(), "NothingToUndo");

    [JSInvokable]
    public async Task Redo() => Tell(await session.RedoAsync(), "NothingToRedo");

    /// <summary>Submits operations as one undoable step. A refusal is told to the person.</summary>
    /// <returns>True when it is stored and on the page.</returns>
    public Task<bool> DoAsync(params MapOperation[] operations) => DoAsync(MapSubmission.NewId(), operations);

    internal async Task<bool> DoAsync(string submissionId, params MapOperation[] operations) => await TryAsync(submissionId, operations) == true;

    async Task<bool?> TryAsync(string submissionId, params MapOperation[] operations) => (await StoreAsync(submissionId, operations)).Outcome;

    void Tell(SubmitAnswer? answer, string? nothing) => messages.Tell(answer, nothing, id => DoAsync(new RemoveOperation(id)));

    // Stored as a version; or refused (false), or neither (null).
    async Task<(long? Version, bool? Outcome)> StoreAsync(string submissionId, params MapOperation[] operations)
    {
        if (operations.Length == 0 || !MapSubmission.IsValidId(submissionId)) return (null, false);
        // What has waited for the line may come when one may no longer edit.
        SubmitAnswer answer = CanEdit ? await session.SubmitAsync(operations, submissionId) : new SubmitAnswer.Rejected(Rejection.Forbidden);
        Tell(answer, null);
        if (answer is not SubmitAnswer.Accepted { Edit: var edit }) return (null, answer is SubmitAnswer.Unavailable or SubmitAnswer.Rejected { Reason: Rejection.Busy } ? null : false);
        await session.WhenDrawnAsync(edit.Version);
        return (edit.Version, true);
    }

    Guid? FirstWithoutEmotion(Guid laneId, Guid stepId)
    {
        var told = session.Map.CardsIn(laneId, stepId).Select(session.Map.ActorOf).ToHashSet();
        return session.Map.Actors.FirstOrDefault(actor => !told.Contains(actor.Id))?.Id;
    }

    static string Shorten(string caption) => caption is { Length: > 40 } ? caption[..40].TrimEnd() + "…" : caption is { Length: > 0 } ? caption : "…";
}
