using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Web.Templates;

/// <summary>What somebody says about a template of the team.</summary>
public sealed record TemplateDetails(string Name, string Teaser, string Industry, string Effort, string Focus)
{
    /// <summary>The same as it is stored, without blanks around.</summary>
    public TemplateDetails Tidy() => this with { Name = Name.Trim(), Teaser = Teaser.Trim() };

    /// <summary>What is wrong with it; null = nothing.</summary>
    public TemplateOutcome? Fault => this switch
    {
        { Name.Length: 0 } => TemplateOutcome.NoName,
        { Name.Length: > Limits.Title } => TemplateOutcome.LongName,
        { Teaser.Length: > TemplateWords.TeaserLength } => TemplateOutcome.LongTeaser,
        _ when !IsLine(Name) || !IsLine(Teaser) => TemplateOutcome.InvalidText,
        _ when TemplateWords.Known(TemplateWords.Industries, Industry) is null => TemplateOutcome.UnknownIndustry,
        _ when TemplateWords.Known(TemplateWords.Efforts, Effort) is null => TemplateOutcome.UnknownEffort,
        _ when TemplateWords.Known(TemplateWords.Focuses, Focus) is null => TemplateOutcome.UnknownFocus,
        _ => null,
    };

    static bool IsLine(string text) => WireText.IsValid(text) && !text.Any(char.IsControl);
}

/// <summary>What became of something that was to be done with a template of the team.</summary>
public enum TemplateOutcome
{
    Done,

    /// <summary>There is no such map or template (any more), or not for who asks.</summary>
    Gone,

    /// <summary>Who asks may not.</summary>
    Forbidden,

    /// <summary>There are <see cref="TemplateDesk.Most"/> already.</summary>
    TooMany,

    /// <summary>It is not known whether it was stored.</summary>
    Unavailable,

    /// <summary>The map is locked, so it keeps its name.</summary>
    Locked,

    NoName,
    LongName,
    LongTeaser,

    /// <summary>A line break or another control character in the name or the teaser.</summary>
    InvalidText,

    UnknownIndustry,
    UnknownEffort,
    UnknownFocus,
}
