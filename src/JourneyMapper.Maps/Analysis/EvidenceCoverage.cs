using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Analysis;

/// <summary>How many statements there are, and how many of them rest on more than a guess.</summary>
public readonly record struct Coverage(int Backed, int Statements)
{
    /// <summary>Rounded down: all is 100 only when it is all. Null where nothing is stated.</summary>
    public int? Percent => Statements == 0 ? null : (int)(Backed * 100L / Statements);
}

/// <summary>What the statements of a map rest on: a card counts as backed when it names evidence or was observed or measured. Computed once per version.</summary>
public sealed class EvidenceCoverage
{
    private static readonly ConditionalWeakTable<JourneyMap, EvidenceCoverage> Known = [];

    private readonly FrozenDictionary<Guid, Coverage> stages;

    private EvidenceCoverage(JourneyMap map)
    {
        var counted = map.Stages.ToDictionary(stage => stage.Id, _ => default(Coverage));
        foreach (var card in map.Cards())
        {
            if (!States(map, card)) continue;
            var stage = map.Find(card.Place.Second)!.Place.Parent;
            var (backed, statements) = counted[stage];
            counted[stage] = new(backed + (IsBacked(map, card) ? 1 : 0), statements + 1);
        }

        stages = counted.ToFrozenDictionary();
        Whole = new(stages.Values.Sum(stage => stage.Backed), stages.Values.Sum(stage => stage.Statements));
    }

    /// <summary>The whole map.</summary>
    public Coverage Whole { get; }

    public static EvidenceCoverage Of(JourneyMap map) => Known.GetValue(map, one => new EvidenceCoverage(one));

    public Coverage At(Guid stageId) => stages.GetValueOrDefault(stageId);

    /// <summary>True when the card rests on more than a guess.</summary>
    public static bool IsBacked(JourneyMap map, Element card) => card.Get(Card.Confidence) != (string?)Card.Confidence.DefaultValue || map.EvidenceOf(card.Id).Any();

    // A card in which nothing is said yet claims nothing.
    private static bool States(JourneyMap map, Element card)
    {
        if (!string.IsNullOrWhiteSpace(card.Caption)) return true;
        var kind = map.LaneKindOf(card);
        return kind.IsCurve || (kind.Has(Card.Value) && card.Get(Card.Value) is not null) || (kind.Has(Card.Stance) && card.Get(Card.Stance) is not null);
    }
}
