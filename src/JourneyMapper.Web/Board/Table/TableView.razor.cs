using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Table;

/// <summary>
/// Keeps the rows true: they are looked up anew when cards come, go or move, when names change and, where it is sorted or filtered, when
/// any card changes. A change of one card renders its row alone.
/// </summary>
public sealed partial class TableView
{
    ViewWatch watch = default!;
    TableRows rows = TableRows.None;
    ImmutableArray<TableColumn> usual;
    ImmutableArray<TableColumn> columns;
    TableChoice? drawnChoice;
    bool? drawnEditable;
    string text = "";
    int page;
    bool isDirty;

    [Parameter, EditorRequired] public BoardSession Session { get; set; } = default!;
    [Parameter, EditorRequired] public TableState State { get; set; } = default!;
    [Parameter] public bool CanEdit { get; set; }
    [Inject] IStringLocalizer<BoardTexts> Board { get; set; } = default!;
    [Inject] IStringLocalizer<TableTexts> T { get; set; } = default!;

    TableChoice Choice => Session.Own.Now.Table;

    int Pages => Math.Max(1, (rows.Cards.Length + TableState.PageSize - 1) / TableState.PageSize);

    IEnumerable<Guid> OnPage => rows.Cards.Skip(page * TableState.PageSize).Take(TableState.PageSize);

    protected override void OnInitialized()
    {
        watch = new(Session.Views, this);
        // A column that comes when somebody fills in its first value would move the others under the hands.
        usual = TableColumn.UsualOf(Session.Map);
        Session.StructureChanged += Refresh;
        Session.Views.Changed += OnCardsChanged;
        State.Changed += Refresh;
    }

    protected override void OnParametersSet()
    {
        if (drawnEditable == CanEdit) return;
        drawnEditable = CanEdit;
        Look();
    }

    protected override bool ShouldRender() => isDirty;

    protected override void OnAfterRender(bool firstRender) => isDirty = false;

    public void Refresh()
    {
        Look();
        StateHasChanged();
    }

    void OnCardsChanged()
    {
        if (Choice.Sort is null && !Choice.IsFiltered && text.Length == 0) return;
        var now = Rows();
        if (!now.Cards.AsSpan().SequenceEqual(rows.Cards.AsSpan())) Refresh();
    }

    void Look()
    {
        isDirty = true;
        rows = Rows();
        if (drawnChoice != Choice)
        {
            // Sorted or filtered otherwise one begins at the top.
            if (drawnChoice is not null && drawnChoice with { Columns = null } != Choice with { Columns = null }) page = 0;
            drawnChoice = Choice;
            var wanted = Choice.Columns is { } chosen ? TableColumn.Chosen(chosen) : usual;
            if (columns.IsDefault || !wanted.SequenceEqual(columns)) columns = wanted;
        }

        if (State.Wanted is { } asked && rows.Cards.IndexOf(asked) is >= 0 and var place)
        {
            page = place / TableState.PageSize;
            State.Found();
        }

        page = Math.Clamp(page, 0, Pages - 1);
        var map = Session.Map;
        watch.Set([.. map.Lanes.Concat(map.Stages).Concat(map.Columns).Select(element => element.Id)]);
    }

    TableRows Rows() => TableRows.Of(Session.Map, Session.Own.Now, text, State.Held ?? State.Wanted ?? State.Kept, rows);

    void Sort(TableColumn column) => Session.Own.Set(Session.Own.Now with { Table = Choice.SortedBy(column.Key) });

    void Filter(string typed)
    {
        text = typed;
        page = 0;
        Refresh();
    }

    void ClearFilters()
    {
        text = "";
        Session.Own.Set(Session.Own.Now with { Table = Choice.Unfiltered() });
        Refresh();
    }

    void Turn(int by)
    {
        page = Math.Clamp(page + by, 0, Pages - 1);
        isDirty = true;
    }

    public void Dispose()
    {
        Session.StructureChanged -= Refresh;
        Session.Views.Changed -= OnCardsChanged;
        State.Changed -= Refresh;
        watch.Dispose();
    }
}
