namespace JourneyMapper.Web.Board.Links;

/// <summary>Words of links and of a walk along them.</summary>
public sealed class LinkTexts;
