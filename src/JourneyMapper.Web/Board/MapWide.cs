namespace JourneyMapper.Web.Board;

/// <summary>Ids under which a view registers with <see cref="ElementViews"/> that shows no element, but something of the map as a whole.</summary>
static class MapWide
{
    /// <summary>What is stated, and what it rests on.</summary>
    public static readonly Guid Statements = new("8b1f5f0e-5a56-4b6c-9f0b-5a51a0b6c001");

    /// <summary>Where the people of a buying committee stand.</summary>
    public static readonly Guid Stances = new("8b1f5f0e-5a56-4b6c-9f0b-5a51a0b6c002");
}
