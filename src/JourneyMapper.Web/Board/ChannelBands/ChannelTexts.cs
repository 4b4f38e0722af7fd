namespace JourneyMapper.Web.Board.ChannelBands;

/// <summary>Words of the view of channels.</summary>
public sealed class ChannelTexts;
