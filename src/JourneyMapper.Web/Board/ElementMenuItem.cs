using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board.Actors;

namespace JourneyMapper.Web.Board;

/// <summary>One thing that can be done with an element: its text's name in the resources, icon, keys and what it does.</summary>
public sealed record ElementMenuItem(string Text, string Icon, string? Keys, Func<Task> Run, bool IsDanger = false)
{
    /// <summary>The first of a group of its own.</summary>
    public bool StartsGroup { get; init; }

    /// <summary>A name of somebody or something, instead of a text of the resources.</summary>
    public string? Label { get; init; }

    /// <summary>What is put into the text, such as how many cards it is about.</summary>
    public int? Count { get; init; }
}

/// <summary>What can be done with an element now, the most wanted first.</summary>
sealed class ElementMenuItems(BoardSession session, BoardScript script, Element element)
{
    readonly JourneyMap map = session.Map;

    public static IReadOnlyList<ElementMenuItem> For(BoardSession session, BoardScript script, Element element)
    {
        var items = new ElementMenuItems(session, script, element);
        var isOne = script.Selection.Count < 2 || !script.Selection.Contains(element.Id);
        return [.. isOne ? items.OfOne() : items.OfSelection()];
    }

    IEnumerable<ElementMenuItem> OfSelection()
    {
        var count = script.Selection.Count;
        if (script.CanEdit) yield return new("Menu.DuplicateMany", "copy", "Ctrl+D", () => Page("duplicate")) { Count = count };
        yield return new("Menu.Copy", "copy", "Ctrl+C", () => Page("copy"));
        if (!script.CanEdit) yield break;
        yield return new("Menu.Cut", "cut", "Ctrl+X", () => Page("cut"));
        yield return Panel();
        yield return new("Menu.RemoveMany", "trash", "Del", () => Page("remove"), IsDanger: true) { Count = count, StartsGroup = true };
    }

    IEnumerable<ElementMenuItem> OfOne()
    {
        var isOpen = script.CanEdit && !Locks.Covers(map, element);
        if (isOpen && element.Kind.Caption is { } caption) yield return new("Menu.Edit", "edit", "Enter", () => script.EditAsync(element.Id, caption.Name).AsTask());
        if (isOpen) foreach (var item in Insertions()) yield return item;
        foreach (var item in Copies()) yield return item;
        if (isOpen) foreach (var item in Shifts()) yield return item;
        if (isOpen) foreach (var item in Spans()) yield return item;
        foreach (var item in Views()) yield return item;
        foreach (var item in PeopleItems.For(session, script, element, isOpen)) yield return item;
        if (script.CanEdit && element.Kind == Lane.Kind && !Locks.IsLocked(map)) yield return LaneLock();
        yield return Panel();
        if (element.Kind != MapHead.Kind) yield return new("Menu.CopyLink", "link", null, () => script.CopyLinkAsync(element.Id));
        if (isOpen && element.Kind != MapHead.Kind)
            yield return new("Menu.Remove", "trash", "Del", () => script.Edits.Remove(MapSubmission.NewId(), [element.Id]), IsDanger: true) { StartsGroup = true };
    }

    IEnumerable<ElementMenuItem> Insertions()
    {
        var (before, after) = (element.Id, Next);
        switch (element.Kind.Name)
        {
            case "stage" or "step":
                yield return new("Menu.InsertLeft", "insert-left", "Alt+Shift+←", () => InsertAsync(before)) { StartsGroup = true };
                yield return new("Menu.InsertRight", "insert-right", "Alt+Shift+→", () => InsertAsync(after));
                break;
            case "lane":
                yield return new("Menu.InsertAbove", "insert-above", "Alt+Shift+↑", () => script.OpenLaneMenu(before)) { StartsGroup = true };
                yield return new("Menu.InsertBelow", "insert-below", "Alt+Shift+↓", () => script.OpenLaneMenu(after));
                break;
            case "card" when !IsFeeling:
                yield return new("Menu.InsertAbove", "insert-above", "Alt+Shift+↑", () => InsertAsync(before)) { StartsGroup = true };
                yield return new("Menu.InsertBelow", "insert-below", "Alt+Shift+↓", () => InsertAsync(after));
                break;
        }
    }

    IEnumerable<ElementMenuItem> Copies()
    {
        if (element.Kind.Name is not ("card" or "step" or "stage" or "lane")) yield break;
        if (script.CanEdit && !Locks.IsLocked(map)) yield return new("Menu.Duplicate", "copy", "Ctrl+D", () => Page("duplicate")) { StartsGroup = true };
        yield return new("Menu.Copy", "copy", "Ctrl+C", () => Page("copy"));
        if (script.CanEdit && !Locks.Covers(map, element)) yield return new("Menu.Cut", "cut", "Ctrl+X", () => Page("cut"));
    }

    IEnumerable<ElementMenuItem> Shifts()
    {
        if (element.Kind == MapHead.Kind) yield break;
        var isAcross = element.Kind.Name is "stage" or "step" or "actor";
        if (map.PreviousSibling(element) is { } previous)
            yield return new(isAcross ? "Menu.MoveLeft" : "Menu.MoveUp", isAcross ? "arrow-left" : "arrow-up", isAcross ? "Alt+←" : "Alt+↑", () => MoveAsync(previous.Id)) { StartsGroup = true };
        if (map.NextSibling(element) is { } next)
            yield return new(isAcross ? "Menu.MoveRight" : "Menu.MoveDown", isAcross ? "arrow-right" : "arrow-down", isAcross ? "Alt+→" : "Alt+↓", () => MoveAsync(map.NextSibling(next)?.Id));
    }

    IEnumerable<ElementMenuItem> Spans()
    {
        if (element.Kind != Card.Kind || IsFeeling) yield break;
        var span = element.Get(Card.Span)!.Value;
        if (map.Columns.IndexOf(map.Find(element.Place.Second)!) + span < map.Columns.Length) yield return new("Menu.Wider", "wider", "Ctrl+Shift+→", () => SpanAsync(span + 1));
        if (span > 1) yield return new("Menu.Narrower", "narrower", "Ctrl+Shift+←", () => SpanAsync(span - 1));
    }

    IEnumerable<ElementMenuItem> Views()
    {
        if (element.Kind != Stage.Kind && element.Kind != Lane.Kind) yield break;
        var isFolded = session.Own.Now.IsFolded(element);
        yield return new(isFolded ? "Unfold" : "Fold", isFolded ? "chevron-right" : "chevron-down", "Ctrl+.", () => Do(() => script.Fold(element.Id))) { StartsGroup = true };
        if (element.Kind == Lane.Kind) yield return new("Menu.Hide", "eye-off", null, () => Do(() => session.Own.ShowLane(element.Id, false)));
    }

    ElementMenuItem LaneLock()
    {
        var isLocked = element.Get(Lane.Locked) == true;
        return new(isLocked ? "Menu.UnlockLane" : "Menu.LockLane", isLocked ? "unlock" : "lock", null, () => script.DoAsync(SetOperation.Of(element.Id, Lane.Locked, !isLocked)));
    }

    ElementMenuItem Panel() => new("Menu.Panel", "panel", "Ctrl+Enter", () => Do(script.TogglePanel));

    Task InsertAsync(Guid? before) => element.Kind.Name switch
    {
        "stage" => Adding.StageAsync(script, before),
        "step" => Adding.StepAsync(script, element.Place.Parent, before),
        _ => Adding.CardAsync(script, element.Place.Parent, element.Place.Second, before),
    };

    async Task MoveAsync(Guid? before)
    {
        await script.DoAsync(new MoveOperation(element.Id, before));
        await script.FocusAsync(element.Id);
    }

    async Task SpanAsync(int span)
    {
        await script.DoAsync(SetOperation.Of(element.Id, Card.Span, span));
        await script.FocusAsync(element.Id);
    }

    bool IsFeeling => element.Kind == Card.Kind && map.LaneKindOf(element).IsCurve;

    Guid? Next => map.NextSibling(element)?.Id;

    Task Page(string command) => script.TellAsync("perform", command).AsTask();

    static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
