using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Operations;

/// <summary>
/// One restore at work: the element, the actors that lanes lost with it, everything taken with it kind by kind, the spans. What cannot
/// stand stays removed: it waits for the removal that took its place, or with this one where something else has its place now.
/// </summary>
internal sealed class Restoration(MapDraft draft, RemovedElement root, RemovalTrace? trace)
{
    private readonly ImmutableArray<SideEffect> sideEffects = trace?.SideEffects ?? root.SideEffects;

    /// <summary>Ids of what came back and of standing elements that changed.</summary>
    public HashSet<Guid> Changed { get; } = [];

    /// <summary>Ids of what came back.</summary>
    public List<Guid> Back { get; } = [];

    public Refusal? Run()
    {
        var others = Others().ToList();
        if (BringBack(root) is { } noRoom) return noRoom;
        foreach (var effect in sideEffects.Where(effect => effect.Property != Card.Span.Name)) GiveActorBack(effect);
        foreach (var kind in others.GroupBy(other => other.Element.Kind).OrderBy(group => group.Key.Rank))
        {
            foreach (var other in FromTheEnd(kind))
                if (BringBackOrWait(other) is { } refusal) return refusal;
        }

        var columns = draft.Now.Columns;
        var index = columns.Select((step, i) => (step.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        foreach (var effect in sideEffects.Where(effect => effect.Property == Card.Span.Name)) Widen(effect, columns, index);
        return null;
    }

    /// <summary>An id that does not stand and without which the element cannot, or null: its place, or the actor of an emotion.</summary>
    public static Guid? Missing(MapDraft draft, Element element)
    {
        if (element.Kind.Places.Count > 0 && draft.Find(element.Place.Parent) is null) return element.Place.Parent;
        if (element.Kind.Places.Count > 1 && draft.Find(element.Place.Second) is null) return element.Place.Second;
        return element.Kind == Card.Kind && element.Get(Card.ActorId) is { } actor && draft.Find(actor) is null ? actor : null;
    }

    private Guid RootId => root.Element.Id;

    /// <summary>What comes back with the element: what that removal took, or what hangs on an element that waited alone.</summary>
    private IEnumerable<RemovedElement> Others()
    {
        IEnumerable<Guid> ids = trace is null ? draft.TakenBy(root.Root) : trace.NextSiblings.Keys;
        var others = ids.Where(id => id != RootId).Select(draft.FindRemoved).OfType<RemovedElement>();
        return root.Root == RootId ? others : others.Where(other => other.Element.Place.Parent == RootId || other.Element.Place.Second == RootId);
    }

    private Guid? NextOf(RemovedElement record) => trace is null ? record.NextSibling : trace.NextSiblings.GetValueOrDefault(record.Element.Id);

    /// <summary>Siblings so that each comes after the one that stands behind it.</summary>
    private List<RemovedElement> FromTheEnd(IEnumerable<RemovedElement> kind)
    {
        var left = kind.ToDictionary(record => record.Element.Id);
        var ordered = new List<RemovedElement>();
        var chain = new Stack<RemovedElement>();
        foreach (var id in left.Keys.Order().ToList())
        {
            for (var at = (Guid?)id; at is { } next && left.Remove(next, out var record); at = NextOf(record)) chain.Push(record);
            while (chain.TryPop(out var record)) ordered.Add(record);
        }

        return ordered;
    }

    private Refusal? BringBackOrWait(RemovedElement record)
    {
        var element = record.Element;
        if (Missing(draft, element) is { } missing) draft.HandOver(record, draft.FindRemoved(missing)!.Root);
        else if (CanStand(element)) return BringBack(record);
        return null;
    }

    private bool CanStand(Element element)
    {
        if (ValueRules.Check(draft, element, element.Place, "id") is not null) return false;
        // What comes back with an actor is that actor's emotion: removing the actor again must take it again.
        return root.Element.Kind != Actor.Kind || element.Kind != Card.Kind || Removal.IsEmotionOf(draft.Now, element, RootId);
    }

    private Refusal? BringBack(RemovedElement record)
    {
        if (draft.RoomFor(record.Element.Kind, record.Element.Place, isNew: true) is { } full) return full;
        draft.Return(record, NextOf(record));
        Back.Add(record.Element.Id);
        Changed.Add(record.Element.Id);
        return null;
    }

    /// <summary>Not where emotions have been added meanwhile: they are nobody's, and would become this actor's.</summary>
    private void GiveActorBack(SideEffect effect)
    {
        var map = draft.Now;
        if ((map.Find(effect.Id) ?? map.FindRemoved(effect.Id)) is not { } element) return;
        var property = element.Kind.Find(effect.Property)!;
        if (element.GetSet(property) is not null) return;
        var back = element.With(property, effect.Before);
        if (element.Kind == Lane.Kind && Lane.KindOf(element).IsCurve && map.Columns.Any(step => map.CardsIn(element.Id, step.Id).Any())) return;
        if (Removal.IsEmotionOf(map, back, RootId)) return;
        draft.ChangeAny(effect.Id, effect.Property, effect.Before);
        if (map.Find(effect.Id) is not null) Changed.Add(effect.Id);
    }

    /// <summary>A card gets back each step that came back inside its span or right behind it; its span may have changed meanwhile.</summary>
    private void Widen(SideEffect effect, ImmutableArray<Element> columns, Dictionary<Guid, int> index)
    {
        if (draft.Find(effect.Id) is not { } card) return;
        var span = card.Get(Card.Span)!.Value;
        var first = index[card.Place.Second];
        var most = span + ((int?)effect.Before ?? 1) - ((int?)effect.After ?? 1);
        var wider = span;
        for (var i = first + 1; i < columns.Length && i <= first + wider && wider < most; i++)
            if (Changed.Contains(columns[i].Id)) wider++;
        if (Equals(card.GetSet(Card.Span), effect.After)) wider = most;
        if (wider == span || wider > Card.Span.Max) return;
        draft.ChangeAny(effect.Id, effect.Property, Removal.StoredSpan(wider));
        Changed.Add(effect.Id);
    }
}
