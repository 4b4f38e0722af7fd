using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Board;

/// <summary>What a board's page (wwwroot/js/board) and its circuit say to each other beside texts and presence.</summary>
public sealed partial class BoardScript : LiveScript
{
    public BoardScript(BoardSession session, Toasts toasts, IStringLocalizer<BoardTexts> texts, IStringLocalizer<PersonTexts> names)
        : base(session, toasts, texts, names)
    {
    }

    /// <summary>The elements that the person has chosen, the one they stand on first.</summary>
    public IReadOnlyList<Guid> Selection { get; private set; } = [];

    /// <summary>The person asks for the menu of an element.</summary>
    public event Func<Guid, Task>? MenuAsked;

    /// <summary>The person asks which kind of lane to put before this one; null = last.</summary>
    public event Func<Guid?, Task>? LaneMenuAsked;

    /// <summary>The person has chosen other elements.</summary>
    public event Action<IReadOnlyList<Guid>>? Selected;

    public event Action? PanelAsked;

    public event Action? KeysAsked;

    /// <summary>The person is led to an element that may not be on the page: whoever has folded or hidden it away shows it.</summary>
    public event Func<Guid, Task>? RevealAsked;

    private protected override (string Module, string Start) Page => ("./js/board/board.js", "startBoard");

    private protected override void AddParts()
    {
        base.AddParts();
        Parts["clipboard"] = Refer(new BoardClipboard(session, Edits, toasts, texts));
    }

    // What the page asks

    [JSInvokable]
    public void Select(Guid[] ids)
    {
        Selection = [.. ids.Take(BoardEdits.SelectionLimit)];
        Selected?.Invoke(Selection);
    }

    /// <summary>Folds or unfolds a stage or a lane, for this person.</summary>
    [JSInvokable]
    public void Fold(Guid id)
    {
        if (session.Map.Find(id) is { } element) session.Own.Toggle(element);
    }

    [JSInvokable]
    public Task OpenMenu(Guid id) => MenuAsked?.Invoke(id) ?? Task.CompletedTask;

    [JSInvokable]
    public Task OpenLaneMenu(Guid? before) => LaneMenuAsked?.Invoke(before) ?? Task.CompletedTask;

    [JSInvokable]
    public void TogglePanel() => PanelAsked?.Invoke();

    [JSInvokable]
    public void ShowKeys() => KeysAsked?.Invoke();

    // What the circuit asks of the page

    /// <summary>Opens the text of an element for typing, once it is on the page.</summary>
    public ValueTask EditAsync(Guid id, string property) => board?.InvokeVoidAsync("edit", id, property) ?? ValueTask.CompletedTask;

    public ValueTask FocusAsync(Guid id) => board?.InvokeVoidAsync("focus", id) ?? ValueTask.CompletedTask;

    /// <summary>Puts the menu beside what it was asked for from.</summary>
    public ValueTask PlaceMenuAsync(ElementReference menu) => board?.InvokeVoidAsync("placeMenu", menu) ?? ValueTask.CompletedTask;

    /// <summary>Unfolds what hides an element.</summary>
    [JSInvokable]
    public Task Reveal(Guid id) => RevealAsked?.Invoke(id) ?? Task.CompletedTask;

    /// <summary>Brings an element into sight, wherever it is.</summary>
    public async Task RevealAsync(Guid id)
    {
        await Reveal(id);
        await TellAsync("finding.bring", id);
    }

    private protected override object Labels() => new
    {
        gone = texts["Lost.Gone"].Value,
        refused = texts["Lost.Refused"].Value,
        putBack = texts["Lost.PutBack"].Value,
        copy = texts["Lost.Copy"].Value,
        copied = texts["Lost.Copied"].Value,
        saved = texts["State.Saved"].Value,
        saving = texts["State.Saving"].Value,
        offline = texts["State.Offline"].Value,
        offlineOne = texts["State.OfflineOne"].Value,
        offlineMany = texts["State.OfflineMany"].Value,
        waits = texts["State.Waits"].Value,
        addLater = texts["State.AddLater"].Value,
        locked = texts["Refused.Locked"].Value,
        selected = texts["SelectedMany"].Value,
        selectedMost = texts["SelectedMost"].Value,
        lost = texts["State.Lost"].Value,
        copiedMany = texts["CopiedMany"].Value,
        nothingToPaste = texts["Paste.Nothing"].Value,
        copyHint = texts["CopyByKeys"].Value,
        text = texts["Text"].Value,
        alt = texts["Property.alt"].Value,
        add = texts["Add.Card"].Value,
        empty = texts["EmptyCell"].Value,
        tie = texts["Tie.Drag"].Value,
    };
}
