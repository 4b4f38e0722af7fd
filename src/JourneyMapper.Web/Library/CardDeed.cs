namespace JourneyMapper.Web.Library;

/// <summary>What a map's card offers.</summary>
public enum CardDeed
{
    /// <summary>Mark as a favourite, or no longer.</summary>
    Star,
    Rename,
    Move,
    Duplicate,

    /// <summary>Say who may see it.</summary>
    Share,
    Bin,
}
