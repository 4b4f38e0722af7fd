using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Elements;

/// <summary>A row of the map; belongs to everybody or to one actor.</summary>
public static class Lane
{
    public static readonly ChoiceProperty LaneKind = new("laneKind", [.. LaneKinds.All.Select(kind => kind.Name)]) { IsFixed = true, IsRequired = true };
    public static readonly TextProperty Title = new("title", Limits.Title);
    public static readonly IdProperty ActorId = new("actorId") { RefersTo = "actor" };

    /// <summary>What a first visitor sees; folding afterwards is each person's own view.</summary>
    public static readonly FlagProperty Collapsed = new("collapsed", false);

    /// <summary>Neither the lane nor what stands in it can be changed (<see cref="Operations.Locks"/>).</summary>
    public static readonly FlagProperty Locked = new("locked", false) { IsOptional = true };

    /// <summary>The lane of the current map that this one of a future map was made from.</summary>
    public static readonly IdProperty BasedOn = new("basedOn");

    public static readonly ElementKind Kind = new("lane", 4, [], Title, LaneKind, Title, ActorId, Collapsed, Locked, BasedOn);

    /// <summary>The declaration of the lane's kind.</summary>
    public static LaneKind KindOf(Element lane) => LaneKinds.Get(lane.Get(LaneKind)!);
}
