namespace JourneyMapper.Web.Sharing;

/// <summary>Words of "Who may see this".</summary>
public sealed class SharingTexts;
