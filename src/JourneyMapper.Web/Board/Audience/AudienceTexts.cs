namespace JourneyMapper.Web.Board.Audience;

/// <summary>Words of the views of a map that are saved for those whom they are for.</summary>
public sealed class AudienceTexts;
