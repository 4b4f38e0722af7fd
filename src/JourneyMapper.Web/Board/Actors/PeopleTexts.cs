namespace JourneyMapper.Web.Board.Actors;

/// <summary>Words about the people on a map: their curves, their parts in a decision, where they stand.</summary>
public sealed class PeopleTexts;
