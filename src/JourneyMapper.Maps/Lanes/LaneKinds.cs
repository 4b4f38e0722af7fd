using System.Collections.Frozen;

namespace JourneyMapper.Maps.Lanes;

/// <summary>All lane kinds, in the order in which they are offered.</summary>
public static class LaneKinds
{
    public static readonly IReadOnlyList<LaneKind> All =
    [
        Actions.Kind,
        Thoughts.Kind,
        Quotes.Kind,
        Needs.Kind,
        Touchpoints.Kind,
        Channels.Kind,
        Emotions.Kind,
        Pains.Kind,
        Opportunities.Kind,
        Metrics.Kind,
        Images.Kind,
        Notes.Kind,
        Stances.Kind,
        BlueprintEvidence.Kind,
        FrontStage.Kind,
        BackStage.Kind,
        Support.Kind,
        Systems.Kind,
        Policies.Kind,
        People.Kind,
    ];

    private static readonly FrozenDictionary<string, LaneKind> ByName = All.ToFrozenDictionary(kind => kind.Name);

    /// <summary>The kind of that wire name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static LaneKind Get(string name) => ByName[name];
}
