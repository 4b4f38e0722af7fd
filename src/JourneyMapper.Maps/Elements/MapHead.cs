namespace JourneyMapper.Maps.Elements;

/// <summary>The map's own properties. The map is addressed by its own id, so renaming it is an operation like any other.</summary>
public static class MapHead
{
    /// <summary>The kind of a document that is no journey but somebody's profile; a document is made as one, and stays one.</summary>
    public const string Persona = "persona";

    public static readonly TextProperty Title = new("title", Limits.Title);
    public static readonly ChoiceProperty MapKind = new("kind", ["currentState", "futureState", "dayInTheLife", "serviceBlueprint", Persona], "currentState")
    {
        Offered = ["currentState", "futureState", "dayInTheLife", "serviceBlueprint"],
    };

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

    /// <summary>Which channels the journey is followed through: part of the brief.</summary>
    public static readonly TextProperty Channels = new("channels", Limits.Text) { IsOptional = true };

    /// <summary>What the map is used for.</summary>
    public static readonly ChoiceProperty Scope = new("scope", ["experience", "marketing", "lifecycle", "service", "strategy"]);

    /// <summary>Who is missing in what the map rests on.</summary>
    public static readonly TextProperty Coverage = new("coverage", Limits.Text) { IsOptional = true };

    /// <summary>The map of today from which this future one was made.</summary>
    public static readonly IdProperty BasedOn = new("basedOn");

    /// <summary>A persona's own: colour, picture with what it shows, segments (parted by commas), part in a buying decision, one line about them, how the profile is laid out.</summary>
    public static readonly ColorProperty Color = new("color") { IsOfPersonas = true };
    public static readonly IdProperty ImageId = new("imageId") { IsOfPersonas = true };
    public static readonly TextProperty Alt = new("alt", Limits.Title) { IsOptional = true, IsOfPersonas = true };
    public static readonly TextProperty Segments = new("segments", Limits.Title) { IsOptional = true, IsOfPersonas = true };
    public static readonly ChoiceProperty Role = new("role", ["decides", "influences", "uses", "pays", "blocks"]) { IsOfPersonas = true };
    public static readonly TextProperty Tagline = new("tagline", Limits.Title) { IsOptional = true, IsOfPersonas = true };
    public static readonly ChoiceProperty Layout = new("layout", ["columns", "page", "card"]) { IsOfPersonas = true };

    public static readonly ElementKind Kind =
        new("map", 0, [], Title, Title, MapKind, AccTitle, AccDescr, Scenario, Goal, OwnerId, ReviewDue, Locked, StructureLocked,
            Channels, Scope, Coverage, BasedOn, Color, ImageId, Alt, Segments, Role, Tagline, Layout);
}
