using Bunit;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Personas;
using JourneyMapper.Web.Tests.Board;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace JourneyMapper.Web.Tests.Personas;

/// <summary>Components of a profile before one persona with the usual sections.</summary>
public abstract class OnePersona : BunitContext
{
    private readonly MapRooms rooms = new(new MemoryMapStore(), new Everybody(), TimeProvider.System);
    private readonly MapAuthor anna = new(Guid.CreateVersion7(), "Anna");

    protected OnePersona() => Services.AddLocalization().AddSingleton(TimeProvider.System).AddSingleton(new Toasts());

    internal BoardSession Session { get; private set; } = null!;

    internal PersonaScript Script { get; private set; } = null!;

    protected JourneyMap Persona => Session.Map;

    protected async Task OpenAsync()
    {
        var id = Guid.CreateVersion7();
        Assert.IsType<SubmitAnswer.Accepted>(await rooms.CreateAsync(id, new(anna, MapSubmission.NewId(), null, [.. PersonaStart.Of(id, "Karin", Texts<PersonaTexts>())])));
        Session = new BoardSession(id, new CurrentPerson(anna.Id, anna.Name, "#0b7a55"), rooms, TimeProvider.System, work => Renderer.Dispatcher.InvokeAsync(work));
        Assert.True(await Session.JoinAsync());
        Script = new PersonaScript(Session, Services.GetRequiredService<Toasts>(), Texts<BoardTexts>(), Texts<PersonTexts>()) { CanEdit = true };
    }

    /// <summary>Submits, and comes back when it is drawn.</summary>
    protected Task DoAsync(params MapOperation[] operations) => Renderer.Dispatcher.InvokeAsync(async () => Assert.True(await Script.DoAsync(operations)));

    /// <summary>Somebody else submits.</summary>
    protected Task<SubmitAnswer> ByOtherAsync(params MapOperation[] operations) =>
        rooms.SubmitAsync(Session.MapId, new(new(Guid.CreateVersion7(), "Bo"), MapSubmission.NewId(), null, [.. operations]));

    internal IRenderedComponent<T> Show<T>(Action<ComponentParameterCollectionBuilder<T>> more) where T : IComponent =>
        Render<T>(parameters =>
        {
            parameters.AddCascadingValue(Session);
            more(parameters);
        });

    protected override void Dispose(bool disposing)
    {
        Session?.Dispose();
        base.Dispose(disposing);
    }

    private IStringLocalizer<T> Texts<T>() => Services.GetRequiredService<IStringLocalizer<T>>();
}
