namespace JourneyMapper.Web.Board.Channels;

/// <summary>Words of the view of channels.</summary>
public sealed class ChannelTexts;
