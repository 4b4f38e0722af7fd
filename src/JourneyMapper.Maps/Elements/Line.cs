namespace JourneyMapper.Maps.Elements;

/// <summary>A blueprint's line, drawn under a lane.</summary>
public static class Line
{
    public static readonly ChoiceProperty LineKind =
        new("lineKind", ["interaction", "visibility", "internalInteraction"]) { IsRequired = true };

    public static readonly ElementKind Kind = new("line", 7, ["laneId"], null, LineKind);
}
