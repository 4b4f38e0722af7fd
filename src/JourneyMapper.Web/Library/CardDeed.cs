namespace JourneyMapper.Web.Library;

/// <summary>What a map's card offers.</summary>
public enum CardDeed
{
    /// <summary>Mark as a favourite, or no longer.</summary>
    Star,
    Rename,
    Move,
    Duplicate,

    /// <summary>Save it as a template of the team.</summary>
    Template,

    /// <summary>Make the future map of it.</summary>
    Future,

    /// <summary>Say who may see it.</summary>
    Share,
    Bin,
}
