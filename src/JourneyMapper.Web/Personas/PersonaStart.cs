using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Personas;

/// <summary>What a new profile begins with, so that nobody starts on an empty page: the usual sections and sliders, titled in the reader's language.</summary>
static class PersonaStart
{
    /// <summary>Kinds of sections in the order in which people ask: who, what they want, what is in the way, how they act.</summary>
    public static readonly IReadOnlyList<string> Sections =
        ["quote", "demographics", "background", "day", "goals", "needs", "motivations", "frustrations", "behaviours", "channels"];

    static readonly string[] Traits = ["technology", "price", "planning"];

    /// <param name="from">Somebody on a map whose profile it becomes: colour, part in the decision, segment and goal come along.</param>
    public static IReadOnlyList<MapOperation> Of(Guid id, string name, IStringLocalizer<PersonaTexts> texts, Element? from = null)
    {
        var operations = new List<MapOperation>
        {
            SetOperation.Of(id, MapHead.MapKind, MapHead.Persona),
            SetOperation.Of(id, MapHead.Title, name),
            SetOperation.Of(id, MapHead.Color, from?.Get(Actor.Color) ?? ColorOf(id)),
        };
        if (from?.Get(Actor.Role) is { } role) operations.Add(SetOperation.Of(id, MapHead.Role, role));
        if (from?.Get(Actor.Segment) is { Length: > 0 } segment) operations.Add(SetOperation.Of(id, MapHead.Segments, segment));
        operations.AddRange(Sections.Select(kind => NewSection(Guid.CreateVersion7(), kind, texts, kind == "goals" ? from?.Get(Actor.Goal) : null)));
        operations.AddRange(Traits.Select(trait => NewTrait(
            Guid.CreateVersion7(), texts["Trait." + trait], texts[$"Trait.{trait}.Low"], texts[$"Trait.{trait}.High"])));
        return operations;
    }

    public static InsertOperation NewSection(Guid id, string kind, IStringLocalizer<PersonaTexts> texts, string? text = null) => new(
        Section.Kind, id,
        [PropertyValue.Of(Section.SectionKind, kind), PropertyValue.Of(Section.Title, kind == Section.Free ? "" : texts["Section." + kind]), PropertyValue.Of(Section.Text, text ?? "")]);

    public static InsertOperation NewTrait(Guid id, string title, string low, string high) =>
        new(Trait.Kind, id, [PropertyValue.Of(Trait.Title, title), PropertyValue.Of(Trait.Low, low), PropertyValue.Of(Trait.High, high)]);

    // Those who are made one after the other look different; the same on every node.
    static string ColorOf(Guid id) => Palette.At(id.ToByteArray()[^1]);
}
