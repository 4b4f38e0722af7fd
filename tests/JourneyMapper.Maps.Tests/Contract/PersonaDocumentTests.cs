using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Tests.Contract;

/// <summary>A persona is a document like a map: made of sections and traits, edited by the same operations.</summary>
public sealed class PersonaDocumentTests
{
    private static readonly Guid Id = StartMap.MapId;
    private static readonly Guid Goals = StartMap.Id(1), Quote = StartMap.Id(2), Patience = StartMap.Id(3);

    [Fact]
    public void A_persona_is_made_of_sections_and_traits_and_reads_back_as_it_was_written()
    {
        var persona = Make();

        Assert.True(persona.IsPersona);
        Assert.Equal([Goals, Quote], persona.Sections.Select(section => section.Id));
        Assert.Equal(Trait.Highest / 2, persona.Traits.Single().Get(Trait.Value));
        using var json = JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(MapJson.Write(persona)));
        var again = JourneyMap.Empty(Id).Apply(MapJson.ReadAsOperations(json.RootElement, Id)).Change!.Map;
        Assert.Equal(MapText.Of(persona), MapText.Of(again));
    }

    [Fact]
    public void Every_change_of_a_persona_can_be_taken_back()
    {
        var persona = Make();
        MapOperation[] changes =
        [
            new EditTextOperation(Goals, "text", TextDelta.Between("", "Home by five")),
            SetOperation.Of(Patience, Trait.Value, 80),
            new MoveOperation(Quote, Goals),
            SetOperation.Of(Id, MapHead.Segments, "families, evenings"),
            new RemoveOperation(Goals),
        ];

        foreach (var change in changes)
        {
            var made = persona.Apply([change]).Change!;
            Assert.NotEqual(MapText.Of(persona), MapText.Of(made.Map));
            Assert.Equal(MapText.Of(persona), MapText.Of(made.Map.Apply(made.Inverse).Change!.Map));
        }
    }

    [Fact]
    public void Stages_do_not_stand_in_a_persona_nor_sections_on_a_map()
    {
        Assert.Equal(RefusalCode.InvalidPlace, Make().Apply([new InsertOperation(Stage.Kind, StartMap.Id(99_999), [])]).Refusal!.Code);
        var map = JourneyMap.Empty(Id).Apply(StartMap.Operations).Change!.Map;
        Assert.Equal(RefusalCode.InvalidPlace, map.Apply([new InsertOperation(Section.Kind, StartMap.Id(99_999), [])]).Refusal!.Code);
    }

    [Fact]
    public void A_map_never_becomes_a_persona_nor_a_persona_a_map()
    {
        var map = JourneyMap.Empty(Id).Apply(StartMap.Operations).Change!.Map;
        Assert.Equal(RefusalCode.InvalidValue, map.Apply([SetOperation.Of(Id, MapHead.MapKind, MapHead.Persona)]).Refusal!.Code);
        Assert.Equal(RefusalCode.InvalidValue, Make().Apply([SetOperation.Of(Id, MapHead.MapKind, "currentState")]).Refusal!.Code);
        var emptied = Make().Apply([new RemoveOperation(Goals), new RemoveOperation(Quote), new RemoveOperation(Patience)]).Change!.Map;
        Assert.Equal(RefusalCode.InvalidValue, emptied.Apply([SetOperation.Of(Id, MapHead.MapKind, "currentState")]).Refusal!.Code);
    }

    [Fact]
    public void A_profile_has_a_limited_number_of_parts()
    {
        var sections = Enumerable.Range(10, Limits.PersonaParts + 1).Select(number => (MapOperation)new InsertOperation(Section.Kind, StartMap.Id(number), []));
        var refusal = JourneyMap.Empty(Id).Apply([SetOperation.Of(Id, MapHead.MapKind, MapHead.Persona), .. sections]).Refusal!;
        Assert.Equal((RefusalCode.Limit, Limits.PersonaParts), (refusal.Code, refusal.Bound));
    }

    private static JourneyMap Make() => JourneyMap.Empty(Id).Apply(
    [
        SetOperation.Of(Id, MapHead.MapKind, MapHead.Persona),
        SetOperation.Of(Id, MapHead.Title, "Anna"),
        new InsertOperation(Section.Kind, Goals, [PropertyValue.Of(Section.SectionKind, "goals"), PropertyValue.Of(Section.Title, "Goals")]),
        new InsertOperation(Section.Kind, Quote, [PropertyValue.Of(Section.SectionKind, "quote"), PropertyValue.Of(Section.Text, "Just let me go home.")]),
        new InsertOperation(Trait.Kind, Patience, [PropertyValue.Of(Trait.Title, "Patience"), PropertyValue.Of(Trait.Low, "none")]),
    ]).Change!.Map;
}
