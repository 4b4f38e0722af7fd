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

    public static readonly ElementKind Kind =
        new("map", 0, [], Title, Title, MapKind, AccTitle, AccDescr, Scenario, Goal, OwnerId, ReviewDue);
}
