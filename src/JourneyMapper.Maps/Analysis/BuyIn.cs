using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Maps.Analysis;

/// <summary>Somebody who is not convinced at the end of a stage.</summary>
/// <param name="Who">The actor; the lane itself where it belongs to nobody.</param>
/// <param name="Stance">What they said last: <c>undecided</c> or <c>against</c>.</param>
public sealed record Doubt(Element Who, string Stance)
{
    /// <summary>Their part in the decision; null = not said.</summary>
    public string? Role => Who.Kind == Actor.Kind ? Who.Get(Actor.Role) : null;
}

/// <summary>Who of a buying committee is not convinced yet, stage by stage; computed once per version and shared by all who look.</summary>
public sealed class BuyIn
{
    private const string Convinced = "convinced";
    private const string Against = "against";

    /// <summary>Whose doubt weighs most comes first.</summary>
    private static readonly string[] Weights = ["decides", "pays", "blocks", "influences", "uses"];

    private static readonly ConditionalWeakTable<JourneyMap, BuyIn> Known = [];

    private readonly FrozenDictionary<Guid, IReadOnlyList<Doubt>> doubts;

    private BuyIn(JourneyMap map)
    {
        Element[] lanes = [.. map.Lanes.Where(lane => Lane.KindOf(lane) == Stances.Kind)];
        var said = new Dictionary<Guid, (Element Who, string Stance)>();
        var byStage = new Dictionary<Guid, IReadOnlyList<Doubt>>();
        var cards = new List<Guid>();
        if (lanes.Length > 0)
        {
            foreach (var stage in map.Stages)
            {
                foreach (var card in map.StepsOf(stage.Id).SelectMany(step => lanes.SelectMany(lane => map.CardsIn(lane.Id, step.Id))))
                {
                    cards.Add(card.Id);
                    if (card.Get(Card.Stance) is not { } stance) continue;
                    var who = (map.ActorOf(card) is { } actor ? map.Find(actor) : null) ?? map.Find(card.Place.Parent)!;
                    said[who.Id] = (who, stance);
                }

                if (said.Count > 0) byStage[stage.Id] = Doubts(said.Values);
            }
        }

        (doubts, Lanes, Cards) = (byStage.ToFrozenDictionary(), [.. lanes.Select(lane => lane.Id)], cards);
    }

    /// <summary>The lanes that tell stances.</summary>
    public IReadOnlyList<Guid> Lanes { get; }

    /// <summary>Every card in them.</summary>
    public IReadOnlyList<Guid> Cards { get; }

    public static BuyIn Of(JourneyMap map) => Known.GetValue(map, one => new BuyIn(one));

    /// <summary>Those whose last stance up to the end of this stage is not "convinced"; null where nobody has said anything yet.</summary>
    public IReadOnlyList<Doubt>? At(Guid stageId) => doubts.GetValueOrDefault(stageId);

    private static List<Doubt> Doubts(IEnumerable<(Element Who, string Stance)> said) =>
        [.. said.Where(one => one.Stance != Convinced).Select(one => new Doubt(one.Who, one.Stance))
            .OrderBy(doubt => Array.IndexOf(Weights, doubt.Role) is >= 0 and var weight ? weight : Weights.Length)
            .ThenBy(doubt => doubt.Stance == Against ? 0 : 1)];
}
