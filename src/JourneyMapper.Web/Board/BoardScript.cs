using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Text;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Board;

/// <summary>
/// The two-way street between a board's page (wwwroot/js/board) and its circuit. What the page asks is checked here like anything from
/// outside: ids may be stale or made up, and the room has the last word.
/// </summary>
public sealed partial class BoardScript(BoardSession session, Toasts toasts, IStringLocalizer<BoardTexts> texts, IStringLocalizer<PersonTexts> names) : IAsyncDisposable
{
    readonly HashSet<(Guid Id, string Property)> openTexts = [];
    IDisposable[] references = [];
    LiveNews? news;
    IJSObjectReference? module;
    IJSObjectReference? board;
    Task starting = Task.CompletedTask;
    bool isDisposed;

    public bool CanEdit
    {
        get => Edits.CanEdit;
        set => Edits.CanEdit = value;
    }

    /// <summary>What changes the map.</summary>
    public BoardEdits Edits { get; } = new(session, toasts, texts, names);

    /// <summary>The elements that the person has chosen, the one they stand on first.</summary>
    public IReadOnlyList<Guid> Selection { get; private set; } = [];

    /// <summary>Halves of the circuit beside this one, by the names under which the page's board takes them when it begins.</summary>
    public Dictionary<string, object> Parts { get; } = [];

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

    public Task StartAsync(IJSRuntime js, ElementReference root) => starting = BeginAsync(js, root);

    async Task BeginAsync(IJSRuntime js, ElementReference root)
    {
        var self = DotNetObjectReference.Create(this);
        var (edits, clipboard) = (DotNetObjectReference.Create(Edits), DotNetObjectReference.Create(new BoardClipboard(session, Edits, toasts, texts)));
        references = [self, edits, clipboard];
        (Parts["edits"], Parts["clipboard"]) = (edits, clipboard);
        module = await js.InvokeAsync<IJSObjectReference>("import", "./js/board/board.js");
        // Whoever leaves takes the board away.
        if (isDisposed) return;
        board = await module.InvokeAsync<IJSObjectReference>("startBoard", root, self, new
        {
            mapId = session.MapId,
            me = session.ConnectionId,
            version = session.Map.Version,
            labels = Labels(),
            parts = Parts,
        });
        if (isDisposed) return;
        news = session.NewsFor(texts, names, sentence => board.InvokeVoidAsync("hear", sentence).AsTask());
        session.Drawn += OnDrawnAsync;
        session.PresenceArrived += OnPresenceAsync;
        if (session.Room is { } room) await OnPresenceAsync(room.Presence.People);
    }

    // What the page asks

    [JSInvokable]
    public object? OpenText(Guid id, string property)
    {
        if (!CanEdit || !session.MayView || FindText(id, property) is not { } text || Locks.Covers(session.Map, session.Map.Find(id)!)) return null;
        openTexts.Add((id, property));
        return new { text = session.Map.Find(id)!.Get(text), version = session.Map.Version, limit = text.MaxLength, multiline = text.MaxLength > Limits.Title };
    }

    [JSInvokable]
    public void CloseText(Guid id, string property)
    {
        openTexts.Remove((id, property));
        session.Undo.Seal();
    }

    [JSInvokable]
    public async Task<object> SendText(Guid id, string property, string submissionId, long baseVersion, JsonElement delta)
    {
        if (!TextDelta.TryRead(delta, out var read, out _) || !MapSubmission.IsValidId(submissionId)) return new { code = "invalidDelta" };
        if (!CanEdit) return new { code = CodeName(nameof(Rejection.Forbidden)) };
        var answer = await session.SubmitTextAsync(new EditTextOperation(id, property, read), submissionId, baseVersion, (id, property));
        return answer switch
        {
            SubmitAnswer.Accepted { Edit: var edit } => new { version = edit.Version },
            SubmitAnswer.Unavailable => new { code = "unavailable" },
            SubmitAnswer.Rejected { Reason: Rejection.Busy } => new { code = "unavailable" },
            SubmitAnswer.Refused { Refusal: var refusal } => new { code = CodeName(refusal.Code.ToString()) },
            SubmitAnswer.Rejected { Reason: var reason } => new { code = CodeName(reason.ToString()) },
            _ => new { code = "invalidDelta" },
        };
    }

    /// <summary>After a cut: the changes of one text since a version; without one, or where there are too many, the text as it is. Null = it is gone.</summary>
    [JSInvokable]
    public async Task<object?> EditsSince(Guid id, string property, long? version)
    {
        if (!session.MayView || session.Map.Find(id) is not { } element || FindText(id, property) is not { } text) return null;
        openTexts.Add((id, property));
        var map = session.Map;
        var edits = version is { } after ? await session.EditsSinceAsync(after, map.Version) : null;
        return edits is null
            ? new { text = element.Get(text), version = map.Version }
            : new { edits = edits.SelectMany(edit => TextChanges.Of(edit, id, property)).ToList(), version = map.Version };
    }

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

    [JSInvokable]
    public void Announce(string code, int bound) => toasts.Show(texts[code, bound]);

    [JSInvokable]
    public void SetPresence(CursorPlace? cursor, Guid[] selection, TextCaret? caret)
    {
        // It goes to everybody as it is: only what names something on this map.
        var isOnMap = cursor is null || (cursor.X is >= 0 and <= 1 && cursor.Y is >= 0 and <= 1);
        var isInText = caret is null || FindText(caret.Id, caret.Property) is not null;
        session.SetPresence(isOnMap ? cursor : null, [.. selection.Take(Presence.SelectionLimit)], isInText ? caret : null);
    }

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

    /// <summary>Tells a part of the page's board something (<c>part.what</c>).</summary>
    public ValueTask TellAsync(string what, params object?[] values) => board?.InvokeVoidAsync(what, values) ?? ValueTask.CompletedTask;

    /// <summary>Submits operations as one undoable step. A refusal is told to the person.</summary>
    /// <returns>True when it is stored and on the page.</returns>
    public Task<bool> DoAsync(params MapOperation[] operations) => Edits.DoAsync(operations);

    public async ValueTask DisposeAsync()
    {
        if (isDisposed) return;
        isDisposed = true;
        news?.Dispose();
        session.Drawn -= OnDrawnAsync;
        session.PresenceArrived -= OnPresenceAsync;
        // Whoever leaves at once may leave in the middle of the beginning; what failed there has been told there.
        await starting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            if (board is not null) await board.InvokeVoidAsync("stop");
            if (board is not null) await board.DisposeAsync();
            if (module is not null) await module.DisposeAsync();
        }
        catch (Exception gone) when (BrowserGone.Says(gone))
        {
            // The page has gone before us.
        }

        foreach (var reference in references) reference.Dispose();
    }

    async Task OnDrawnAsync(IReadOnlyList<MapEdit>? edits)
    {
        if (board is null || !session.MayView) return;
        news?.Hear(edits ?? []);
        if (openTexts.Count == 0) return;
        if (edits is null)
        {
            await board.InvokeVoidAsync("resync");
            return;
        }

        var changes = edits.SelectMany(edit => TextChanges.Of(edit, openTexts)).ToList();
        var gone = openTexts.Where(text => session.Map.Find(text.Id) is null).Select(text => text.Id).ToList();
        await board.InvokeVoidAsync("texts", changes, session.Map.Version, gone);
        openTexts.RemoveWhere(text => gone.Contains(text.Id));
    }

    async Task OnPresenceAsync(ImmutableArray<PersonPresence> people)
    {
        if (board is not null) await board.InvokeVoidAsync("presence", people.Where(person => person.ConnectionId != session.ConnectionId));
    }

    TextProperty? FindText(Guid id, string property) => session.Map.Find(id)?.Kind.Find(property) as TextProperty;

    object Labels() => new
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

    static string CodeName(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
