using JourneyMapper.Maps.Elements;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>
/// A component that shows one element and renders only when that element is another one than it has shown. What a parent renders
/// does not reach it.
/// </summary>
public abstract class ElementView : ComponentBase, IElementView, IDisposable
{
    Guid registered;
    bool isDirty = true;

    [Parameter, EditorRequired] public Guid Id { get; set; }

    [CascadingParameter] public BoardSession Session { get; set; } = default!;

    [Inject] protected IStringLocalizer<BoardTexts> T { get; set; } = default!;

    /// <summary>The element as it is shown; null once it has gone.</summary>
    protected Element? Shown { get; private set; }

    /// <summary>True when something other than the element, that it shows too, has changed.</summary>
    protected virtual bool IsStale() => false;

    protected override void OnParametersSet()
    {
        if (registered != Id)
        {
            if (registered != Guid.Empty) Session.Views.Unregister(registered, this);
            Session.Views.Register(registered = Id, this);
        }

        Look();
    }

    public void Refresh()
    {
        Look();
        if (isDirty) StateHasChanged();
    }

    /// <summary>How often it has rendered; a test holds this down.</summary>
    internal int Renders { get; private set; }

    protected override bool ShouldRender() => isDirty;

    protected override void OnAfterRender(bool firstRender)
    {
        isDirty = false;
        Renders++;
    }

    public void Dispose()
    {
        Session.Views.Unregister(registered, this);
        GC.SuppressFinalize(this);
    }

    void Look()
    {
        var now = Session.Map.Find(Id);
        // Always asked, so that what it notes is what is shown.
        var stale = IsStale();
        isDirty |= stale || !ReferenceEquals(now, Shown);
        Shown = now;
    }
}
