using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps;

/// <summary>
/// The working copy that a submission's operations change one after the other. It keeps elements, slots and link ends in step and
/// notes what was touched; throwing it away undoes everything.
/// </summary>
internal sealed class MapDraft(JourneyMap map)
{
    private readonly HashSet<Guid> touched = [];
    private MapState state = map.State;

    public Guid MapId => map.Id;

    /// <summary>True while the map is being made.</summary>
    public bool IsNew => map.Version == 0;

    public bool HasNeverHeldAnything => state.Elements.IsEmpty && state.Removed.IsEmpty;

    /// <summary>The map as it stands within the draft.</summary>
    public JourneyMap Now => now ??= new JourneyMap(map.Id, map.Version, state);
    private JourneyMap? now;

    /// <summary>Ids of all elements whose row changed, the removed ones included.</summary>
    public IReadOnlyCollection<Guid> Touched => touched;

    // How many elements were touched so far, each as often as it was: what the submission costs.
    private int work;

    private MapState State
    {
        get => state;
        set => (state, now) = (value, null);
    }

    /// <summary>Applies one operation. After a refusal the draft must be thrown away.</summary>
    public Applied Apply(MapOperation operation) =>
        work > Limits.WorkInSubmission ? new Refusal(RefusalCode.Limit, Bound: Limits.WorkInSubmission) : Locks.Refuse(this, operation) ?? operation.ApplyTo(this);

    public Element? Find(Guid id) => id == MapId ? state.Head : state.Elements.GetValueOrDefault(id);

    public RemovedElement? FindRemoved(Guid id) => state.Removed.GetValueOrDefault(id);

    /// <summary>Null when the element stands, else the refusal of an operation that names it.</summary>
    public Refusal? Missing(Guid id, string? field = null) =>
        Find(id) is not null ? null : new Refusal(state.Removed.ContainsKey(id) ? RefusalCode.RemovedElement : RefusalCode.UnknownElement, id, field);

    public int CountIn(Slot slot) => state.Slots.TryGetValue(slot, out var siblings) ? siblings.Count : 0;

    /// <summary>Refuses when one more of this kind would pass a limit.</summary>
    public Refusal? RoomFor(ElementKind kind, Place place, bool isNew)
    {
        var (count, limit) = kind.Name switch
        {
            "actor" => (CountIn(Slot.OfKind(kind)), Limits.Actors),
            "stage" => (CountIn(Slot.OfKind(kind)), Limits.Stages),
            "step" => (isNew ? state.StepCount : 0, Limits.Steps),
            "lane" => (CountIn(Slot.OfKind(kind)), Limits.Lanes),
            "card" => (CountIn(Slot.Of(kind, place)), Limits.CardsInCell),
            "evidence" => (CountIn(Slot.Of(kind, place)), Limits.EvidenceOnCard),
            "measurement" => (CountIn(Slot.Of(kind, place)), Limits.MeasurementsOnCard),
            "section" or "trait" => (CountIn(Slot.OfKind(kind)), Limits.PersonaParts),
            "line" => (CountIn(Slot.Of(kind, place)), Limits.LinesUnderLane),
            _ => (0, Limits.Elements),
        };
        if (count >= limit) return new Refusal(RefusalCode.Limit, Bound: limit);
        return isNew && state.Elements.Count >= Limits.Elements ? new Refusal(RefusalCode.Limit, Bound: Limits.Elements) : null;
    }

    /// <summary>Puts an element that does not stand yet at its place, before a sibling or last.</summary>
    public Element Add(Element element, Guid? before) => AddAt(element.At(element.Place, KeyBefore(Slot.Of(element), before, element.Id)));

    /// <summary>Ids of what a removal took and what waits for it to be taken back, its root included while that is removed.</summary>
    public ImmutableSortedSet<Guid> TakenBy(Guid root) => state.TakenBy.GetValueOrDefault(root, []);

    public void Take(RemovedElement record)
    {
        var element = record.Element;
        Unlist(element);
        State = state with
        {
            Elements = state.Elements.Remove(element.Id),
            Removed = state.Removed.SetItem(element.Id, record),
            TakenBy = state.TakenBy.SetItem(record.Root, TakenBy(record.Root).Add(element.Id)),
            StepCount = state.StepCount - (element.Kind == Step.Kind ? 1 : 0),
        };
        Touch(element.Id);
    }

    /// <summary>Puts a removed element back, before a sibling or last.</summary>
    public void Return(RemovedElement record, Guid? before)
    {
        Forget(record);
        Add(record.Element, before);
    }

    /// <summary>Hands an element that cannot come back yet to another removal, which will bring it back.</summary>
    public void HandOver(RemovedElement record, Guid newRoot)
    {
        Forget(record);
        State = state with
        {
            Removed = state.Removed.Add(record.Element.Id, record with { Root = newRoot }),
            TakenBy = state.TakenBy.SetItem(newRoot, TakenBy(newRoot).Add(record.Element.Id)),
        };
        Touch(record.Element.Id);
    }

    /// <summary>Changes a property of an element that stands or is removed.</summary>
    public void ChangeAny(Guid id, string property, object? value)
    {
        if (Find(id) is { } element)
        {
            Change(element.With(element.Kind.Find(property)!, value));
            return;
        }

        var record = state.Removed[id];
        var changed = record with { Element = record.Element.With(record.Element.Kind.Find(property)!, value) };
        State = state with { Removed = state.Removed.SetItem(id, changed) };
        Touch(id);
    }

    /// <summary>Replaces an element by one with the same place.</summary>
    public void Change(Element element)
    {
        State = element.Id == MapId
            ? state with { Head = element }
            : state with { Elements = state.Elements.SetItem(element.Id, element) };
        Touch(element.Id);
    }

    public Element Move(Element element, Place place, Guid? before)
    {
        Unlist(element);
        var order = KeyBefore(Slot.Of(element.Kind, place), before, element.Id);
        var moved = element.At(place, order);
        List(moved);
        Change(moved);
        return moved;
    }

    /// <summary>The sibling that <paramref name="before"/> names in that slot, or null (= last) when it is none.</summary>
    public Guid? SiblingIn(Slot slot, Guid? before) => before is { } id && Find(id) is { } sibling && Slot.Of(sibling) == slot ? id : null;

    public JourneyMap ToMap(long version) => Now.AtVersion(version);

    private void Forget(RemovedElement record)
    {
        var rest = TakenBy(record.Root).Remove(record.Element.Id);
        State = state with
        {
            Removed = state.Removed.Remove(record.Element.Id),
            TakenBy = rest.IsEmpty ? state.TakenBy.Remove(record.Root) : state.TakenBy.SetItem(record.Root, rest),
        };
    }

    private Element AddAt(Element element)
    {
        List(element);
        State = state with
        {
            Elements = state.Elements.SetItem(element.Id, element),
            StepCount = state.StepCount + (element.Kind == Step.Kind ? 1 : 0),
        };
        Touch(element.Id);
        return element;
    }

    private string KeyBefore(Slot slot, Guid? before, Guid mover)
    {
        var siblings = state.Slots.GetValueOrDefault(slot, []);
        if (SiblingIn(slot, before) is not { } id || id == mover) return OrderKey.Between(siblings.IsEmpty ? null : siblings[^1].Order, null);
        var next = Find(id)!;
        var index = siblings.IndexOf(new Sibling(next.Order, next.Id));
        var key = OrderKey.Between(index == 0 ? null : siblings[index - 1].Order, next.Order);
        return key.Length <= OrderKey.MaxLength ? key : KeyAmongRenewed(slot, siblings, index);
    }

    /// <summary>Gives all siblings fresh keys, leaving room at <paramref name="index"/>, and returns the key of that room.</summary>
    private string KeyAmongRenewed(Slot slot, ImmutableSortedSet<Sibling> siblings, int index)
    {
        var renewed = siblings.Select((sibling, i) => state.Elements[sibling.Id] is var element
            ? element.At(element.Place, OrderKey.At(i < index ? i : i + 1)) : null!).ToList();
        foreach (var element in siblings.Select(sibling => state.Elements[sibling.Id])) Unlist(element);
        foreach (var element in renewed)
        {
            List(element);
            Change(element);
        }

        return OrderKey.At(index);
    }

    private void List(Element element)
    {
        var sibling = new Sibling(element.Order, element.Id);
        foreach (var slot in SlotsOf(element))
            State = state with { Slots = state.Slots.SetItem(slot, state.Slots.GetValueOrDefault(slot, []).Add(sibling)) };
    }

    private void Unlist(Element element)
    {
        var sibling = new Sibling(element.Order, element.Id);
        foreach (var slot in SlotsOf(element))
        {
            if (!state.Slots.TryGetValue(slot, out var siblings)) continue;
            var rest = siblings.Remove(sibling);
            State = state with { Slots = rest.IsEmpty ? state.Slots.Remove(slot) : state.Slots.SetItem(slot, rest) };
        }
    }

    internal static IEnumerable<Slot> SlotsOf(Element element)
    {
        yield return Slot.Of(element);
        if (element.Kind != Link.Kind) yield break;
        yield return Slot.LinksAt(element.Place.Parent);
        if (element.Place.Second != element.Place.Parent) yield return Slot.LinksAt(element.Place.Second);
    }

    private void Touch(Guid id)
    {
        touched.Add(id);
        work++;
    }
}
