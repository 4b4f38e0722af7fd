using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Board.Blueprint;

namespace JourneyMapper.Web.Board.Quick;

/// <summary>Something that can be done on the board wherever one stands. A new one is a line in <see cref="All"/> and its words in QuickTexts.</summary>
/// <param name="Text">Its name in the resources.</param>
/// <param name="IsForEditors">Readers do not see it.</param>
public sealed record BoardAction(string Text, string Icon, Func<Standpoint, Task> Run, string? Keys = null, bool IsForEditors = false)
{
    /// <summary>The most wanted first.</summary>
    public static readonly IReadOnlyList<BoardAction> All =
    [
        new("AddStage", "plus", at => at.AddStageAsync(), IsForEditors: true) { IsOffered = at => !Locks.IsStructureLocked(at.Map) },
        new("AddStep", "plus", at => at.AddStepAsync(), IsForEditors: true) { IsOffered = at => at.Map.Stages.Any() && !Locks.IsStructureLocked(at.Map) },
        new("Undo", "undo", at => at.PressAsync("undo"), "Ctrl+Z", IsForEditors: true),
        new("Redo", "redo", at => at.PressAsync("redo"), "Ctrl+Y", IsForEditors: true),
        new("Find", "search", at => at.PressAsync("find"), "Ctrl+F"),
        new("ZoomIn", "plus", at => at.PressAsync("zoom-in"), "Alt++"),
        new("ZoomOut", "minus", at => at.PressAsync("zoom-out"), "Alt+−"),
        new("Fit", "fit", at => at.PressAsync("fit"), "Alt+0"),
        new("MiniMap", "minimap", at => at.PressAsync("minimap")),
        new("AsBoard", "templates", at => at.Script.TellAsync("perform", "view-board").AsTask()),
        new("AsTable", "table", at => at.Script.TellAsync("perform", "view-table").AsTask()),
        new("AsStory", "read", at => at.Script.TellAsync("perform", "view-story").AsTask()),
        new("FoldLanes", "chevron-down", at => at.PressAsync("fold-lanes")),
        new("Blueprint", "back-stage", at => at.PressAsync("blueprint")) { IsOffered = at => BlueprintAdding.IsThere(at.Session) },
        new("AddPicture", "images", at => at.Script.TellAsync("perform", "add-picture").AsTask(), IsForEditors: true),
        new("FoldStages", "chevron-right", at => at.PressAsync("fold-stages")),
        new("Committee", "people", at => at.PressAsync("committee"), IsForEditors: true) { IsOffered = at => !Locks.IsStructureLocked(at.Map) },
        new("Compare", "emotions", at => at.PressAsync("compare")) { IsOffered = at => at.Map.Actors.Skip(1).Any() },
        new("Ribbon", "emotions", at => at.PressAsync("ribbon")),
        new("Walk", "present", at => at.WalkAsync()) { IsOffered = at => !at.Map.Columns.IsEmpty },
        new("LockStructure", "lock", at => at.PressAsync("lock-structure"), IsForEditors: true) { IsOffered = at => !Locks.IsLocked(at.Map) },
        new("LockMap", "lock", at => at.PressAsync("lock-map"), IsForEditors: true),
        new("Hints", "help", at => at.Script.TellAsync("perform", "hints").AsTask(), IsForEditors: true),
        new("Panel", "panel", at => at.PressAsync("panel"), "Ctrl+Enter") { IsOffered = at => at.Element is null },
        new("Check", "check", at => at.PressAsync("check")),
        new("MakeFuture", "copy", at => at.PressAsync("make-future"), IsForEditors: true) { IsOffered = at => at.Map.Kind != MapKinds.FutureState.Name && !at.Map.IsPersona },
        new("CompareMaps", "compare", at => at.PressAsync("compare-maps")) { IsOffered = at => at.Map.Head.Get(MapHead.BasedOn) is not null },
        new("Sharing", "people", at => at.PressAsync("sharing")),
        new("SaveTemplate", "templates", at => at.PressAsync("save-template"), IsForEditors: true),
        new("ExportJson", "export", at => at.PressAsync("export-json")),
        new("ExportMermaid", "export", at => at.PressAsync("export-mermaid")),
        new("Keys", "keyboard", at => at.PressAsync("keys"), "?"),
    ];

    /// <summary>Whether it makes sense there.</summary>
    public Func<Standpoint, bool> IsOffered { get; init; } = _ => true;
}
