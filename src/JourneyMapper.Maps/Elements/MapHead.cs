namespace JourneyMapper.Maps.Elements;

/// <summary>The map's own properties. The map is addressed by its own id, so renaming it is an operation like any other.</summary>
public static class MapHead
{
    public static readonly TextProperty Title = new("title", Limits.Title);
    public static readonly ChoiceProperty MapKind = new("kind", ["currentState", "futureState", "dayInTheLife", "serviceBlueprint"], "currentState");
    public static readonly TextProperty AccTitle = new("accTitle", Limits.Title) { IsOptional = true };
    public static readonly TextProperty AccDescr = new("accDescr", Limits.Text) { IsOptional = true };
    public static readonly TextProperty Scenario = new("scenario", Limits.Text) { IsOptional = true };
    public static readonly TextProperty Goal = new("goal", Limits.Text) { IsOptional = true };
    public static readonly IdProperty OwnerId = new("ownerId");
    public static readonly DateProperty ReviewDue = new("reviewDue");

    /// <summary>Nothing of the map can be changed (<see cref="Operations.Locks"/>).</summary>
    public static readonly FlagProperty Locked = new("locked", false) { IsOptional = true };

    /// <summary>Stages, steps, lanes, lines and actors stay as they are; cards can be worked on.</summary>
    public static readonly FlagProperty StructureLocked = new("structureLocked", false) { IsOptional = true };

    public static readonly ElementKind Kind =
        new("map", 0, [], Title, Title, MapKind, AccTitle, AccDescr, Scenario, Goal, OwnerId, ReviewDue, Locked, StructureLocked);
}
