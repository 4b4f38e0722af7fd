using System.Collections.Immutable;

namespace JourneyMapper.Maps.Operations;

/// <summary>
/// What a removal found, kept in its inverse. What is remembered beside the removed elements is that of their last removal; undoing an
/// older one must still bring back what that one took, and each where that one took it from.
/// </summary>
/// <param name="NextSiblings">Each element taken, with what stood after it.</param>
/// <param name="SideEffects">What the removal changed in other elements.</param>
internal sealed record RemovalTrace(ImmutableSortedDictionary<Guid, Guid?> NextSiblings, ImmutableArray<SideEffect> SideEffects)
{
    public static RemovalTrace Of(IEnumerable<RemovedElement> taken, ImmutableArray<SideEffect> sideEffects) =>
        new(taken.ToImmutableSortedDictionary(record => record.Element.Id, record => record.NextSibling), sideEffects);
}
