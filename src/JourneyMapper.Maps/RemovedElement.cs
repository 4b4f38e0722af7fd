using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps;

/// <summary>An element that was removed and can come back.</summary>
/// <param name="Root">The element whose removal took this one; its own id when it was removed itself.</param>
/// <param name="NextSibling">What stood after it.</param>
/// <param name="SideEffects">On the root: what the removal changed in other elements.</param>
internal sealed record RemovedElement(Element Element, Guid Root, Guid? NextSibling, ImmutableArray<SideEffect> SideEffects);

/// <summary>A property that a removal changed in another element: a span made shorter, a lane's actor unset.</summary>
internal readonly record struct SideEffect(Guid Id, string Property, object? Before, object? After);
