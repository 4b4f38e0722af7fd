using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board.Cards;
using JourneyMapper.Web.Board.Panel;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Board.Table;

/// <summary>
/// The table's half of the circuit (wwwroot/js/board/table.js): how a cell is edited, and what was put into it. What is asked is checked
/// like anything from outside, and the room has the last word. It draws nothing, and is there before the table is.
/// </summary>
public sealed class TableHands : ComponentBase, IDisposable
{
    DotNetObjectReference<TableHands>? self;

    [Parameter, EditorRequired] public BoardSession Session { get; set; } = default!;
    [Parameter, EditorRequired] public BoardScript Script { get; set; } = default!;
    [Parameter, EditorRequired] public TableState State { get; set; } = default!;
    [Inject] IStringLocalizer<BoardTexts> T { get; set; } = default!;
    [Inject] IStringLocalizer<CardTexts> Words { get; set; } = default!;

    protected override void OnInitialized() => Script.Parts["table"] = self = DotNetObjectReference.Create(this);

    protected override bool ShouldRender() => false;

    /// <summary>How a cell is edited; null where it cannot be.</summary>
    [JSInvokable]
    public CellForm? Describe(Guid id, string column) =>
        Find(id, column) is var (card, found) ? CellForm.Of(T, Session.Map, card, found) : null;

    /// <summary>Puts a value into a cell, as one step of undo.</summary>
    /// <returns>Null when it is stored (or was refused, and that was told); else what is wrong with it.</returns>
    [JSInvokable]
    public async Task<string?> Put(string submissionId, Guid id, string column, string? value)
    {
        if (Find(id, column) is not var (card, found)) return null;
        var text = value?.Trim() ?? "";
        string? wrong = null;
        var operation = found.Property is { } property ? SetProperty(card, property, text, out wrong) : Place(card, found, text);
        if (wrong is not null) return wrong;
        if (operation is not null) await Script.Edits.DoAsync(submissionId, operation);
        return null;
    }

    /// <summary>The row in which the person writes; null = none any more.</summary>
    [JSInvokable]
    public void Hold(Guid? id) => State.Hold(id);

    /// <summary>A card that the page is about to make, or wants to see.</summary>
    [JSInvokable]
    public void Expect(Guid id) => State.Want(id);

    public void Dispose() => self?.Dispose();

    (Element Card, TableColumn Column)? Find(Guid id, string column)
    {
        if (!Session.MayView || !Script.CanEdit || Session.Map.Find(id) is not { } card || card.Kind != Card.Kind || Locks.Covers(Session.Map, card)) return null;
        return TableColumn.All.FirstOrDefault(one => one.Key == column) is { } found && found.Suits(Session.Map.LaneKindOf(card)) ? (card, found) : null;
    }

    SetOperation? SetProperty(Element card, Property property, string text, out string? wrong)
    {
        object? value = text.Length == 0 ? null : property is FlagProperty ? text == "true" : text;
        wrong = null;
        if (property is IntegerProperty or DecimalProperty)
        {
            var (min, max, decimals) = property is DecimalProperty number ? (number.Min, number.Max, number.Decimals) : (((IntegerProperty)property).Min, ((IntegerProperty)property).Max, 0);
            var read = NumberText.Read(text);
            var isRight = text.Length == 0 ? !property.IsRequired : read >= min && read <= max && decimal.Round(read.Value, decimals) == read;
            if (!isRight) wrong = Words[decimals == 0 ? "WholeNumber" : "Number", CardWords.Number(min), CardWords.Number(max), decimals];
            value = read;
        }

        return wrong is null && !Equals(card.Get(property), value) ? new SetOperation(card.Id, property.Name, value) : null;
    }

    // Elsewhere on the map, or somebody else's.
    static MapOperation? Place(Element card, TableColumn column, string text)
    {
        Guid? id = Guid.TryParse(text, out var read) ? read : null;
        if (column == TableColumn.Actor) return card.Get(Card.ActorId) == id ? null : SetOperation.Of(card.Id, Card.ActorId, id);
        if (id is null || id == (column == TableColumn.Step ? card.Place.Second : card.Place.Parent)) return null;
        return column == TableColumn.Step ? new MoveOperation(card.Id, null) { StepId = id } : new MoveOperation(card.Id, null) { LaneId = id };
    }
}
