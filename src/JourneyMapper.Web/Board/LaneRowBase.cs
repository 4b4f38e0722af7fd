using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>A lane with its cards: renders when the columns, the lane's kind of look or which cards stand where has changed.</summary>
public abstract class LaneRowBase : ComponentBase, IElementView, IDisposable
{
    BoardLayout? drawnLayout;
    bool drawnEditable;
    bool isDirty;

    [Parameter, EditorRequired] public Guid Id { get; set; }
    [Parameter, EditorRequired] public BoardLayout Layout { get; set; } = default!;
    [Parameter] public bool CanEdit { get; set; }

    [CascadingParameter] public BoardSession Session { get; set; } = default!;

    [Inject] protected IStringLocalizer<BoardTexts> T { get; set; } = default!;

    protected JourneyMap Map => Session.Map;

    protected override void OnInitialized() => Session.Views.Register(Id, this);

    protected override void OnParametersSet()
    {
        isDirty |= !ReferenceEquals(drawnLayout, Layout) || drawnEditable != CanEdit;
        (drawnLayout, drawnEditable) = (Layout, CanEdit);
    }

    public void Refresh()
    {
        isDirty = true;
        StateHasChanged();
    }

    /// <summary>How often it has rendered; a test holds this down.</summary>
    internal int Renders { get; private set; }

    protected override bool ShouldRender() => isDirty;

    protected override void OnAfterRender(bool firstRender)
    {
        isDirty = false;
        Renders++;
    }

    public virtual void Dispose()
    {
        Session.Views.Unregister(Id, this);
        GC.SuppressFinalize(this);
    }

    /// <summary>The lane's cards where they stand, step by step.</summary>
    protected IEnumerable<CardPlace> Places()
    {
        foreach (var step in Map.Columns)
            foreach (var card in Map.CardsIn(Id, step.Id))
                if (Layout.PlaceOf(card) is { } place) yield return place;
    }
}
