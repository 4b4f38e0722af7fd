using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Tests.Laws;

/// <summary>One operation that could come from a client that looks at this map: mostly valid, sometimes stale, sometimes wrong.</summary>
internal sealed class AnyOperation(JourneyMap map, Random random)
{
    private readonly AnyValue values = new(map, random);

    public MapOperation Next() => random.Next(100) switch
    {
        < 34 => Insert(),
        < 48 => Set(),
        < 64 => Move(),
        < 72 => EditText(),
        < 86 => Remove(),
        _ => Restore(),
    };

    private InsertOperation Insert()
    {
        var kind = Weighted();
        var properties = new List<PropertyValue>();
        foreach (var place in kind.Places) properties.Add(new(place, PlaceId(place)));
        var lane = kind == Card.Kind && properties[0].Value is Guid laneId ? map.Find(laneId) : null;
        var shown = lane?.Kind == Lane.Kind ? Lane.KindOf(lane).CardProperties : kind.Properties;
        foreach (var property in shown)
            if (property.IsRequired || random.Next(3) == 0) properties.Add(new(property.Name, values.For(property)));
        if (OneIn(60)) properties.Add(new("nothing", "at all"));
        if (kind == Link.Kind) Sensible(properties);
        return new InsertOperation(kind, OneIn(60) ? AnyId() : StartMap.Id(NextNumber()), [.. properties], Before(kind));
    }

    private ElementKind Weighted() => random.Next(100) switch
    {
        < 6 => Actor.Kind,
        < 11 => Stage.Kind,
        < 22 => Step.Kind,
        < 32 => Lane.Kind,
        < 66 => Card.Kind,
        < 71 => Evidence.Kind,
        < 75 => Measurement.Kind,
        < 80 => Line.Kind,
        _ => Link.Kind,
    };

    /// <summary>Most links between any two places only lead on; "solves" needs the right lanes.</summary>
    private void Sensible(List<PropertyValue> properties)
    {
        var at = properties.FindIndex(value => value.Name == Link.LinkKind.Name);
        if (properties[at].Value as string == Link.Solves && !OneIn(6))
        {
            if (CardIn(Opportunities.Kind) is { } from && CardIn(Pains.Kind) is { } to)
                (properties[0], properties[1]) = (new("from", from), new("to", to));
            else
                properties[at] = new(Link.LinkKind.Name, Link.Next);
        }
        else if (Equals(properties[0].Value, properties[1].Value) && !OneIn(6))
        {
            properties[at] = new(Link.LinkKind.Name, Link.Repeat);
        }
    }

    private SetOperation Set()
    {
        var element = OneIn(12) ? map.Head : OneIn(25) ? null : Standing();
        if (element is null) return new SetOperation(AnyId(), "title", "x");
        var shown = element.Kind == Card.Kind ? map.LaneKindOf(element).CardProperties : element.Kind.Properties;
        var property = OneIn(30) ? values.Pick(Card.Kind.Properties) : values.Pick(shown);
        if (property.IsFixed && !OneIn(4)) property = Lane.Title;
        var unset = !property.IsRequired && random.Next(5) == 0;
        return new SetOperation(element.Id, property.Name, unset ? null : values.For(property));
    }

    private MoveOperation Move()
    {
        var element = OneIn(25) ? null : Standing();
        if (element is null) return new MoveOperation(AnyId(), OneIn(2) ? AnyId() : null);
        var move = new MoveOperation(element.Id, Before(element.Kind));
        if (random.Next(3) == 0) return move;
        return element.Kind.Name switch
        {
            "step" => move with { StageId = PlaceId("stageId") },
            "card" when OneIn(2) => move with { StepId = PlaceId("stepId") },
            "card" => move with { LaneId = CardLane(element), StepId = random.Next(2) == 0 ? null : PlaceId("stepId") },
            "evidence" => move with { CardId = PlaceId("cardId") },
            "line" => move with { LaneId = PlaceId("laneId") },
            _ when OneIn(20) => move with { LaneId = PlaceId("laneId") },
            _ => move,
        };
    }

    /// <summary>A card without a score has no business in an emotions lane, so it mostly does not go there.</summary>
    private Guid? CardLane(Element card)
    {
        var fitting = map.Lanes.Where(lane => card.Get(Card.Score) is not null || !Lane.KindOf(lane).IsCurve).ToList();
        return fitting.Count == 0 || OneIn(12) ? PlaceId("laneId") : values.Pick(fitting).Id;
    }

    private MapOperation EditText()
    {
        var element = OneIn(8) ? map.Head : OneIn(25) ? null : Standing();
        if (element is null) return new EditTextOperation(AnyId(), "text", TextDelta.Between("", "x"));
        var shown = element.Kind == Card.Kind ? map.LaneKindOf(element).CardProperties : element.Kind.Properties;
        var texts = shown.OfType<TextProperty>().ToList();
        if (texts.Count == 0) return new RemoveOperation(element.Id);
        var property = values.Pick(texts);
        var text = OneIn(25) ? "something else" + element.Get(property) : element.Get(property);
        return new EditTextOperation(element.Id, property.Name, TextDelta.Between(text, values.NextText(text)));
    }

    private RemoveOperation Remove()
    {
        if (OneIn(25)) return new RemoveOperation(AnyId());
        var element = Standing();
        // Leaves more often than what takes half the map with it.
        if (element is { Kind.Rank: < 5 } && random.Next(3) > 0) element = Standing();
        return new RemoveOperation(element?.Id ?? AnyId());
    }

    private RestoreOperation Restore()
    {
        // Removed by itself, or waiting for its place with something that has come back.
        var removed = map.State.Removed.Values.Where(record => record.Root == record.Element.Id || map.Find(record.Root) is not null)
            .OrderBy(record => record.Element.Id).ToList();
        var able = removed.Where(record => Restoration.Missing(new MapDraft(map), record.Element) is null).ToList();
        if (able.Count > 0 && !OneIn(15)) return new RestoreOperation(values.Pick(able).Element.Id);
        return new RestoreOperation(removed.Count > 0 && OneIn(2) ? values.Pick(removed).Element.Id : Standing()?.Id ?? AnyId());
    }

    private Guid PlaceId(string place)
    {
        if (OneIn(50)) return AnyId();
        var fitting = place switch
        {
            "stageId" => map.Stages.ToList(),
            "stepId" => [.. map.Columns],
            "laneId" => [.. map.Lanes],
            "cardId" => [.. map.Cards()],
            _ => [.. map.Columns, .. map.Cards()],
        };
        return fitting.Count == 0 ? AnyId() : values.Pick(fitting).Id;
    }

    private Guid? CardIn(LaneKind kind)
    {
        var cards = map.Cards().Where(card => map.LaneKindOf(card) == kind).ToList();
        return cards.Count == 0 ? null : values.Pick(cards).Id;
    }

    private Guid? Before(ElementKind kind)
    {
        if (OneIn(40)) return AnyId();
        var siblings = map.Elements().Where(element => element.Kind == kind).ToList();
        return siblings.Count == 0 || random.Next(2) == 0 ? null : values.Pick(siblings).Id;
    }

    private Element? Standing()
    {
        var elements = map.Elements().ToList();
        return elements.Count == 0 ? null : values.Pick(elements);
    }

    /// <summary>An id of this map that may be removed, never seen, or the map's own.</summary>
    private Guid AnyId() => random.Next(3) switch
    {
        0 => StartMap.Id(random.Next(1, NextNumber())),
        1 => StartMap.Id(NextNumber() + 1_000),
        _ => random.Next(5) == 0 ? map.Id : StartMap.Id(random.Next(1, NextNumber())),
    };

    private int NextNumber() => map.State.Elements.Count + map.State.Removed.Count + 1;

    private bool OneIn(int chances) => random.Next(chances) == 0;
}
