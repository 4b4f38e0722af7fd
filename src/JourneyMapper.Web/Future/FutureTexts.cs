namespace JourneyMapper.Web.Future;

/// <summary>Words of future maps and of the comparison with the current one.</summary>
public sealed class FutureTexts;
