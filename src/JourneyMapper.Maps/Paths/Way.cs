using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Paths;

/// <summary>A way out of a step.</summary>
/// <param name="To">The step that it leads to.</param>
/// <param name="Link">The link that one goes along; null = none, only on to the next column.</param>
/// <param name="Kind">One of the words of <see cref="Link.LinkKind"/>.</param>
/// <param name="Share">Percent of customers who go this way, as far as it is known.</param>
public sealed record Way(Element To, Element? Link, string Kind, decimal? Share);
