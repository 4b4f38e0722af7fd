using System.Globalization;
using JourneyMapper.Maps.Elements;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Panel;

/// <summary>One of the values that a group of buttons offers.</summary>
/// <param name="Icon">Path data of its picture; null = none.</param>
/// <param name="Color">A colour that stands for it; null = none.</param>
public sealed record Choice(object Value, string Label, string? Icon = null, string? Color = null);

/// <summary>The values of a property that are few enough to lie side by side, and how they lie there (a class of panel.css).</summary>
public sealed record ChoiceSet(string Look, IReadOnlyList<Choice> Choices)
{
    const int MostOfAScale = 5;
    const int MostSegments = 3;

    /// <summary>Null where there are too many, or no choice at all.</summary>
    public static ChoiceSet? Of(IStringLocalizer<BoardTexts> texts, Property property) => property switch
    {
        IntegerProperty { Max: <= MostOfAScale } scale => new("scale",
            [.. Enumerable.Range(scale.Min, scale.Max - scale.Min + 1).Select(number => new Choice(number, number.ToString(CultureInfo.CurrentCulture)))]),
        ColorProperty => new("swatches", [.. Palette.Names.Select(name => new Choice(name, texts["Color." + name], Color: $"var(--c-{name})"))]),
        // With a default there is nothing third between yes and no: a check box.
        FlagProperty { DefaultValue: null } => new("segmented", [new(true, texts[$"Flag.{property.Name}.yes"]), new(false, texts[$"Flag.{property.Name}.no"])]),
        ChoiceProperty choice when choice == Card.Channel => new("tiles", [.. choice.Options.Select(name => new Choice(name, texts["Choice.channel." + name], ChannelIcons.Path(name)))]),
        ChoiceProperty { Options.Count: <= MostSegments } choice => new("segmented", [.. choice.Options.Select(name => new Choice(name, texts[$"Choice.{choice.Name}.{name}"]))]),
        _ => null,
    };
}
