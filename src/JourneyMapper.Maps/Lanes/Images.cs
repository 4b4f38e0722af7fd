using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Lanes;

/// <summary>Pictures and sketches.</summary>
public static class Images
{
    public static readonly LaneKind Kind = new("images");
}
