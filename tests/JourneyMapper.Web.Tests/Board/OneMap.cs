using Bunit;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Audience;
using JourneyMapper.Web.Board.Panel;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.SourceLibrary;
using JourneyMapper.Web.Texts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Radzen;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>Components of the board before one map: a stage with two steps, the lanes of a map of the current state and one of metrics.</summary>
public abstract class OneMap : BunitContext
{
    /// <summary>The day on which everything happens.</summary>
    protected static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    private readonly MapRooms rooms = new(new MemoryMapStore(), new Everybody(), TimeProvider.System);
    private readonly Guid mapId = Guid.CreateVersion7();

    protected OneMap()
    {
        Services.AddLocalization();
        Services.AddSingleton(TimeProvider.System).AddSingleton(Toasts).AddSingleton(new LastChanges(new NoDatabase()));
        var members = new Membership(new NoDatabase(), TimeProvider.System);
        Services.AddSingleton(new SourceShelf(new NoDatabase(), members)).AddSingleton(new SourceDesk(new NoDatabase(), members, TimeProvider.System));
        Services.AddScoped<DialogService>().AddSingleton(new AudienceDesk(new NoDatabase(), members, TimeProvider.System));
    }

    internal BoardSession Session { get; private set; } = null!;

    internal BoardScript Script { get; private set; } = null!;

    internal Toasts Toasts { get; } = new();

    protected JourneyMap Map => Session.Map;

    /// <summary>Opens the map; changes are drawn by the renderer, as on a page.</summary>
    protected async Task OpenAsync()
    {
        var author = new MapAuthor(Guid.CreateVersion7(), "Anna");
        var stage = Guid.CreateVersion7();
        MapOperation[] start =
        [
            .. MapKinds.CurrentState.Start(mapId, "Booking", kind => kind.Name),
            MapKind.NewLane(JourneyMapper.Maps.Lanes.Metrics.Kind, "Metrics"),
            new InsertOperation(Stage.Kind, stage, [new("title", "Buy")]),
            new InsertOperation(Step.Kind, Guid.CreateVersion7(), [new("stageId", stage), new("title", "Search")]),
            new InsertOperation(Step.Kind, Guid.CreateVersion7(), [new("stageId", stage), new("title", "Pay")]),
        ];
        Assert.IsType<SubmitAnswer.Accepted>(await rooms.CreateAsync(mapId, new MapSubmission(author, MapSubmission.NewId(), null, [.. start])));
        Session = new BoardSession(mapId, new CurrentPerson(author.Id, author.Name, "#0b7a55"), rooms, new SetClock { Now = Now }, work => Renderer.Dispatcher.InvokeAsync(work));
        Assert.True(await Session.JoinAsync());
        Script = new BoardScript(Session, Toasts, Texts<BoardTexts>(), Texts<PersonTexts>()) { CanEdit = true };
    }

    /// <summary>Adds a card to the lane of that kind, under the first step or another one.</summary>
    protected async Task<Guid> AddAsync(string laneKind, string text, int column = 0, params PropertyValue[] properties)
    {
        var id = Guid.CreateVersion7();
        var lane = Map.Lanes.First(one => one.Get(Lane.LaneKind) == laneKind);
        await DoAsync(new InsertOperation(Card.Kind, id, [new("laneId", lane.Id), new("stepId", Map.Columns[column].Id), new("text", text), .. properties]));
        return id;
    }

    /// <summary>Submits, and comes back when it is drawn.</summary>
    protected Task DoAsync(params MapOperation[] operations) =>
        Renderer.Dispatcher.InvokeAsync(async () => Assert.True(await Script.DoAsync(operations)));

    /// <summary>Comes back when as many edits have been made and drawn since a version.</summary>
    protected Task DrawnAsync(long version, int edits = 1) => Renderer.Dispatcher.InvokeAsync(() => Session.WhenDrawnAsync(version + edits));

    protected override void Dispose(bool disposing)
    {
        Session?.Dispose();
        base.Dispose(disposing);
    }

    private IStringLocalizer<T> Texts<T>() => Services.GetRequiredService<IStringLocalizer<T>>();

    /// <summary>The log is not asked here.</summary>
    private sealed class NoDatabase : IDbContextFactory<JourneyDb>
    {
        public JourneyDb CreateDbContext() => throw new IOException("There is no database.");
    }
}
