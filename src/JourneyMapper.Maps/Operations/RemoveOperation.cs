using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>
/// Removes an element and what depends on it: stage -> steps; step -> the cards that begin in it, and cards that span over it get one
/// shorter; lane -> cards and lines; actor -> emotion cards, and lanes lose that actor; card or step -> links and evidence.
/// Removing what is removed changes nothing.
/// </summary>
public sealed record RemoveOperation(Guid Id) : MapOperation
{
    internal override Applied ApplyTo(MapDraft draft)
    {
        if (draft.FindRemoved(Id) is not null) return new Applied(this, BatchOperation.Nothing);
        if (draft.Missing(Id, "id") is { } missing) return missing;
        var element = draft.Find(Id)!;
        if (element.Kind == MapHead.Kind) return new Refusal(RefusalCode.InvalidPlace, Id, "id");

        var map = draft.Now;
        var elements = Removal.Of(map, element);
        var sideEffects = Removal.SideEffects(map, elements).ToImmutableArray();
        var taken = elements.Select(one => new RemovedElement(one, Id, map.NextSibling(one)?.Id, one.Id == Id ? sideEffects : [])).ToList();
        foreach (var record in taken) draft.Take(record);
        foreach (var effect in sideEffects) draft.ChangeAny(effect.Id, effect.Property, effect.After);
        return new Applied(this, new RestoreOperation(Id) { Trace = RemovalTrace.Of(taken, sideEffects) });
    }
}
