namespace JourneyMapper.Web.Templates;

/// <summary>What the card of a team's template offers.</summary>
public enum TemplateDeed
{
    Describe,
    Retire,
    BringBack,
    Bin,
}
