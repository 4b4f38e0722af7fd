using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Guided;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Tests.Library;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;
using Xunit;

namespace JourneyMapper.Web.Tests.Guided;

public sealed class GuidedMapTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_map_is_there_from_the_first_page_on_and_knows_where_it_goes_on(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (guided, id) = (GuidedOf(team, team.Anna), Guid.CreateVersion7());

        Assert.True(await guided.CreateAsync(id, "Booking", map => [SetOperation.Of(map, MapHead.Goal, "Learn")]));

        Assert.Equal(("Booking", "Learn"), ((await team.ReadAsync(id)).Title, guided.Map!.Head.Get(MapHead.Goal)));
        Assert.Equal(GuidedPart.Persona, GuidedParts.NextFor(guided.Map));
        var (stage, step) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await guided.DoAsync(new InsertOperation(Actor.Kind, Guid.CreateVersion7(), [new("name", "Anna")]));
        Assert.Equal(GuidedPart.Stages, GuidedParts.NextFor(guided.Map!));
        await guided.DoAsync(new InsertOperation(Stage.Kind, stage, [new("title", "Before")]));
        Assert.Equal(GuidedPart.Steps, GuidedParts.NextFor(guided.Map!));
        await guided.DoAsync(new InsertOperation(Step.Kind, step, [new("stageId", stage), new("title", "Asks")]));
        Assert.Equal(GuidedPart.Touchpoints, GuidedParts.NextFor(guided.Map!));
        await guided.DoAsync(new InsertOperation(Card.Kind, Guid.CreateVersion7(), [new("laneId", guided.LaneFor(Touchpoints.Kind).Id), new("stepId", step), new("text", "Web")]));
        Assert.Equal(GuidedPart.Feelings, GuidedParts.NextFor(guided.Map!));
        await guided.DoAsync(new InsertOperation(Card.Kind, Guid.CreateVersion7(), [new("laneId", guided.LaneFor(Emotions.Kind).Id), new("stepId", step), new("score", 1m)]));
        Assert.Equal(GuidedPart.Done, GuidedParts.NextFor(guided.Map!));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_ones_own_letters_are_sent_and_what_others_did_stays(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (bo, id) = (await team.JoinAsync("Bo", Role.Editor), await team.MapAsync("Booking"));
        var guided = GuidedOf(team, team.Anna);
        Assert.True(await guided.ReadAsync(id));
        var stage = guided.Map!.Stages.First().Id;
        await team.EditAsync(id, bo, new SetOperation(stage, "title", "Before it all"), new InsertOperation(Stage.Kind, Guid.CreateVersion7(), [new("title", "Bo's")]));

        Assert.True(await guided.WriteAsync(stage, Stage.Title, "Long Before"));

        Assert.Equal(["Long Before it all", "Bo's"], guided.Map!.Stages.Select(one => one.Caption));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_refused_is_said_and_a_lane_that_is_missing_is_made(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (eva, id) = (await team.JoinAsync("Eva", Role.Viewer), await team.MapAsync("Booking"));
        var toasts = new Toasts();
        var guided = GuidedOf(team, eva, toasts);
        Assert.True(await guided.ReadAsync(id));

        Assert.False(await guided.DoAsync(new RemoveOperation(guided.Map!.Stages.First().Id)));

        Assert.NotNull(toasts.Current);
        Assert.Single(guided.Map!.Stages);
        Assert.False(await GuidedOf(team, eva).CreateAsync(Guid.CreateVersion7(), "Mine", _ => []));
        await team.EditAsync(id, team.Anna, new RemoveOperation(guided.LaneFor(Emotions.Kind).Id));
        await guided.ReadAsync(id);
        Assert.IsType<InsertOperation>(Assert.Single(guided.LaneFor(Emotions.Kind).Making));
        await team.HideAsync(id, team.Anna);
        Assert.False(await guided.ReadAsync(id));
    }

    private static GuidedMap GuidedOf(Team team, MapAuthor who, Toasts? toasts = null) => new(
        team.App.Get<MapRooms>(), team.App.Get<MapDesk>(), new CurrentPerson(who.Id, who.Name, "#0b7a55"), toasts ?? new Toasts(),
        team.App.Get<IStringLocalizer<BoardTexts>>(), team.App.Get<IStringLocalizer<PersonTexts>>());
}
