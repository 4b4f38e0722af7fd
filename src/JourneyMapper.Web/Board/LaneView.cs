using System.Collections.Frozen;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Web.Board;

/// <summary>How a lane kind looks: the icon (a name of <see cref="Layout.Icons"/>) and the tone of its colours in board.css.</summary>
public sealed record LaneView(string Icon, string Tone)
{
    static readonly FrozenDictionary<LaneKind, LaneView> Views = new Dictionary<LaneKind, LaneView>
    {
        [Actions.Kind] = new("actions", "act"),
        [Thoughts.Kind] = new("thoughts", "act"),
        [Quotes.Kind] = new("quotes", "act"),
        [Needs.Kind] = new("needs", "met"),
        [Touchpoints.Kind] = new("touchpoints", "touch"),
        [Channels.Kind] = new("channels", "touch"),
        [Emotions.Kind] = new("emotions", "feel"),
        [Pains.Kind] = new("pains", "pain"),
        [Opportunities.Kind] = new("opportunities", "opp"),
        [Metrics.Kind] = new("metrics", "met"),
        [Images.Kind] = new("images", "act"),
        [Notes.Kind] = new("notes", "feel"),
        [BlueprintEvidence.Kind] = new("evidence", "touch"),
        [FrontStage.Kind] = new("front-stage", "opp"),
        [BackStage.Kind] = new("back-stage", "act"),
        [Support.Kind] = new("support", "act"),
        [Systems.Kind] = new("systems", "touch"),
        [Policies.Kind] = new("policies", "met"),
        [People.Kind] = new("people", "feel"),
    }.ToFrozenDictionary();

    public static LaneView Of(LaneKind kind) => Views[kind];
}
