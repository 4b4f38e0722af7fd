using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>A lane with its cards: renders when the columns, the lane's kind of look or which cards stand where has changed.</summary>
public abstract class LaneRowBase : ComponentBase, IElementView, IDisposable
{
    BoardLayout? drawnLayout;
    (bool CanEdit, bool CanShape, bool IsLocked) drawnRights;
    bool isDirty;

    [Parameter, EditorRequired] public Guid Id { get; set; }
    [Parameter, EditorRequired] public BoardLayout Layout { get; set; } = default!;

    /// <summary>The person may change what stands in the lane, as far as the lane is not locked.</summary>
    [Parameter] public bool CanEdit { get; set; }

    /// <summary>The person may change the lane itself.</summary>
    [Parameter] public bool CanShape { get; set; }

    [CascadingParameter] public BoardSession Session { get; set; } = default!;

    [Inject] protected IStringLocalizer<BoardTexts> T { get; set; } = default!;

    protected JourneyMap Map => Session.Map;

    protected bool IsLocked => Map.Find(Id) is { } lane && Locks.IsLaneLocked(Map, lane);

    protected override void OnInitialized() => Session.Views.Register(Id, this);

    protected override void OnParametersSet()
    {
        var rights = (CanEdit, CanShape, IsLocked);
        // Always asked, so that what it notes is what is shown.
        isDirty |= IsStale() | !ReferenceEquals(drawnLayout, Layout) | drawnRights != rights;
        (drawnLayout, drawnRights) = (Layout, rights);
    }

    /// <summary>True when something of the person's own view, that the row shows, has changed.</summary>
    protected virtual bool IsStale() => false;

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
