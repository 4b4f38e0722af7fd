namespace JourneyMapper.Web.Library;

/// <summary>Names of the lane kinds, as titles of new lanes and in menus.</summary>
public sealed class LaneTexts;
