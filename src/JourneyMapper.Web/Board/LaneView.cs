using System.Collections.Frozen;
using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Web.Board;

/// <summary>
/// How a lane kind looks: the icon (a name of <see cref="Layout.Icons"/>), the tone of its colours in board.css and, where its cards look
/// like nothing else, their shape in cards.css.
/// </summary>
public sealed record LaneView(string Icon, string Tone, string? Shape = null)
{
    static readonly FrozenDictionary<LaneKind, LaneView> Views = new Dictionary<LaneKind, LaneView>
    {
        [Actions.Kind] = new("actions", "act"),
        [Thoughts.Kind] = new("thoughts", "act", "thought"),
        [Quotes.Kind] = new("quotes", "act", "quote"),
        [Needs.Kind] = new("needs", "met", "need"),
        [Touchpoints.Kind] = new("touchpoints", "touch", "touchpoint"),
        [Channels.Kind] = new("channels", "touch"),
        [Emotions.Kind] = new("emotions", "feel"),
        [Pains.Kind] = new("pains", "pain", "pain"),
        [Opportunities.Kind] = new("opportunities", "opp", "opportunity"),
        [Metrics.Kind] = new("metrics", "met", "metric"),
        [Images.Kind] = new("images", "act"),
        [Notes.Kind] = new("notes", "feel", "note"),
        [Stances.Kind] = new("people", "opp"),
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
