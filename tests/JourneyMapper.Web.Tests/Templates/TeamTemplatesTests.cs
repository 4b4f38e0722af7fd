using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library.Search;
using JourneyMapper.Web.Templates;
using JourneyMapper.Web.Tests.Library;
using Xunit;

namespace JourneyMapper.Web.Tests.Templates;

/// <summary>Templates that a team makes of its maps.</summary>
public sealed class TeamTemplatesTests
{
    private static readonly TemplateDetails Ours = new("Our onboarding", "For every new customer.", "saas", "standard", "service");

    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_map_becomes_a_template_that_stands_in_no_library_and_maps_begin_with_it(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, shelf) = (team.App.Get<TemplateDesk>(), team.App.Get<TemplateLibrary>());
        var (bo, eva) = (await team.JoinAsync("Bo", Role.Editor), await team.JoinAsync("Eva", Role.Viewer));
        var map = await team.MapAsync("Onboarding", null, (Actions.Kind, "Quiksilver opens the letter"));

        var (outcome, id) = await desk.SaveAsync(map, Ours with { Name = "  Our onboarding " }, withContent: true, bo);

        Assert.Equal(TemplateOutcome.Done, outcome);
        Assert.Equal(["Onboarding"], (await team.Library.ListAsync(team.Anna.Id)).Select(item => item.Title));
        Assert.Equal([map], (await team.App.Get<MapSearch>().FindAsync(SearchQuery.Read("Quiksilver")!, team.Anna.Id)).Keys);
        var item = Assert.Single(await shelf.TeamAsync(eva.Id));
        Assert.Equal((id, "Our onboarding", "For every new customer.", "currentState", "saas", "standard", "service"), (item.Id, item.Title, item.Teaser, item.Kind, item.Industry, item.Effort, item.Focus));

        // It is edited like any map, and what begins with it afterwards has that.
        var stage = Guid.CreateVersion7();
        await team.EditAsync(id, bo, new InsertOperation(Stage.Kind, stage, [new("title", "Renewal")]));
        var started = Guid.CreateVersion7();
        Assert.IsType<SubmitAnswer.Accepted>(await desk.StartAsync(item, started, "", bo));
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.Forbidden), await desk.StartAsync(item, Guid.CreateVersion7(), "", eva));
        var made = await team.ReadAsync(started);
        Assert.Equal(("Our onboarding", 1L), (made.Title, made.Version));
        Assert.Equal(["Before", "Renewal"], made.Stages.Select(one => one.Caption));
        Assert.Equal(["Quiksilver opens the letter"], made.Cards().Select(card => card.Caption));
        Assert.Contains(await team.Library.ListAsync(bo.Id), one => one.Id == started && one.OwnerId == bo.Id);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task It_is_described_retired_brought_back_thrown_away_and_restored_by_editors_only(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, shelf) = (team.App.Get<TemplateDesk>(), team.App.Get<TemplateLibrary>());
        var (bo, eva) = (await team.JoinAsync("Bo", Role.Editor), await team.JoinAsync("Eva", Role.Viewer));
        var map = await team.MapAsync("Onboarding");
        var (_, id) = await desk.SaveAsync(map, Ours, withContent: false, bo);
        var changed = new TemplateDetails("Renamed", "Another sentence.", "b2b", "quick", "strategy");

        Assert.Equal(TemplateOutcome.Forbidden, (await desk.SaveAsync(map, Ours, true, eva)).Outcome);
        Assert.Equal(TemplateOutcome.Forbidden, await desk.DescribeAsync(id, changed, eva));
        Assert.Equal(TemplateOutcome.Forbidden, await desk.RetireAsync(id, true, eva));
        Assert.Equal(TemplateOutcome.Forbidden, await desk.BinAsync(id, eva));
        Assert.Equal(Ours, await desk.ReadAsync(id, eva.Id));

        Assert.Equal(TemplateOutcome.Done, await desk.DescribeAsync(id, changed, bo));
        Assert.Equal(changed, await desk.ReadAsync(id, eva.Id));
        Assert.Equal("Renamed", (await team.ReadAsync(id)).Title);

        Assert.Equal(TemplateOutcome.Done, await desk.RetireAsync(id, true, bo));
        var retired = Assert.Single(await shelf.TeamAsync(bo.Id));
        Assert.NotNull(retired.RetiredAt);
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), await desk.StartAsync(retired, Guid.CreateVersion7(), "", bo));
        Assert.Equal(TemplateOutcome.Done, await desk.RetireAsync(id, false, bo));
        Assert.Null(Assert.Single(await shelf.TeamAsync(bo.Id)).RetiredAt);

        Assert.Equal(TemplateOutcome.Done, await desk.BinAsync(id, bo));
        Assert.Empty(await shelf.TeamAsync(bo.Id));
        Assert.Equal((TemplateOutcome.Gone, TemplateOutcome.Gone), (await desk.BinAsync(id, bo), await desk.DescribeAsync(id, Ours, bo)));
        Assert.True(Assert.Single(await team.Library.ListBinAsync(bo.Id)).IsTemplate);
        await desk.RestoreAsync(id, bo);
        Assert.Equal("Renamed", Assert.Single(await shelf.TeamAsync(eva.Id)).Title);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Without_content_only_the_shape_goes_along(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Editor);
        var map = await team.MapAsync("Onboarding", null, (Actions.Kind, "Opens the letter"));
        var (actor, step) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var read = await team.ReadAsync(map);
        await team.EditAsync(
            map, team.Anna, SetOperation.Of(map, MapHead.Goal, "Secret goal"), SetOperation.Of(map, MapHead.OwnerId, team.Anna.Id), SetOperation.Of(map, MapHead.Locked, true),
            SetOperation.Of(map, MapHead.Locked, false), SetOperation.Of(map, MapHead.StructureLocked, false),
            new InsertOperation(Actor.Kind, actor, [new("name", "Ann"), new("personaId", Guid.NewGuid()), new("goal", "Win")]),
            new InsertOperation(Step.Kind, step, [new("stageId", read.Stages.First().Id), new("title", "Second step"), new("waiting", 90m)]),
            new InsertOperation(Link.Kind, Guid.CreateVersion7(), [new("from", read.Columns[0].Id), new("to", step), new("linkKind", "repeat"), new("share", 20m)]),
            new InsertOperation(Lane.Kind, Guid.CreateVersion7(), [new("laneKind", "thoughts"), new("title", "Hers"), new("actorId", actor)]));

        var (_, outline) = await team.App.Get<TemplateDesk>().SaveAsync(map, Ours, withContent: false, bo);
        var (_, whole) = await team.App.Get<TemplateDesk>().SaveAsync(map, Ours, withContent: true, bo);

        var (shape, all) = (await team.ReadAsync(outline), await team.ReadAsync(whole));
        Assert.Empty(shape.Cards());
        Assert.Equal(["First step", "Second step"], shape.Columns.Select(one => one.Caption));
        Assert.Equal(90, shape.Columns[1].Get(Step.Waiting));
        Assert.Equal(read.Lanes.Count() + 1, shape.Lanes.Count());
        Assert.Equal("repeat", Assert.Single(shape.Links).Get(Link.LinkKind));
        var ann = Assert.Single(shape.Actors);
        Assert.Equal(("Ann", null, null), (ann.Caption, ann.Get(Actor.PersonaId), ann.GetSet(Actor.Goal)));
        Assert.Equal(ann.Id, shape.Lanes.Last().Get(Lane.ActorId));
        Assert.Equal((null, null), (shape.Head.GetSet(MapHead.Goal), shape.Head.Get(MapHead.OwnerId)));
        Assert.Single(all.Cards());
        Assert.Equal(("Secret goal", null), (all.Head.Get(MapHead.Goal), all.Head.Get(MapHead.OwnerId)));
        Assert.NotNull(Assert.Single(all.Actors).Get(Actor.PersonaId));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_not_everybody_may_see_stays_so_as_a_template_and_as_a_map_of_it(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, shelf, membership) = (team.App.Get<TemplateDesk>(), team.App.Get<TemplateLibrary>(), team.App.Get<Membership>());
        var (bo, cia, dan) = (await team.JoinAsync("Bo", Role.Editor), await team.JoinAsync("Cia", Role.Editor), await team.JoinAsync("Dan", Role.Editor));
        var map = await team.MapAsync("Secret");
        await team.HideAsync(map, team.Anna, bo);

        Assert.Equal(TemplateOutcome.Gone, (await desk.SaveAsync(map, Ours, true, dan)).Outcome);
        var (_, id) = await desk.SaveAsync(map, Ours, true, bo);

        Assert.Empty(await shelf.TeamAsync(dan.Id));
        Assert.Null(await shelf.FindAsync(id, cia.Id, "en"));
        var started = Guid.CreateVersion7();
        Assert.IsType<SubmitAnswer.Accepted>(await desk.StartAsync((await shelf.FindAsync(id, bo.Id, "en"))!, started, "", bo));
        Assert.Equal([Role.Editor, Role.Editor, null], new[] { bo, team.Anna, dan }.Select(person => membership.RoleOn(started, person.Id)));

        // An id that another map has keeps the rules of that one.
        var other = await team.MapAsync("Private", bo);
        await team.HideAsync(other, bo);
        Assert.IsType<SubmitAnswer.Refused>(await desk.StartAsync((await shelf.FindAsync(id, bo.Id, "en"))!, other, "", bo));
        Assert.Null(membership.RoleOn(other, dan.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_map_of_5000_elements_becomes_a_template_and_a_map_again(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, id) = (team.App.Get<TemplateDesk>(), Guid.CreateVersion7());
        List<MapOperation> operations = [SetOperation.Of(id, MapHead.Title, "Large")];
        var (lanes, steps) = (Ids(10), Ids(100));
        operations.AddRange(lanes.Select(lane => new InsertOperation(Lane.Kind, lane, [new("laneKind", "notes"), new("title", "Notes")])));
        operations.Add(new InsertOperation(Stage.Kind, steps[0], [new("title", "Stage")]));
        operations.AddRange(steps.Skip(1).Select(step => new InsertOperation(Step.Kind, step, [new("stageId", steps[0]), new("title", "Step")])));
        operations.AddRange(Enumerable.Range(0, Limits.Elements - 110).Select(i => new InsertOperation(
            Card.Kind, Guid.CreateVersion7(), [new("laneId", lanes[i % 10]), new("stepId", steps[1 + i / 10 % 99]), new("text", i.ToString(CultureInfo.InvariantCulture))])));
        Assert.IsType<SubmitAnswer.Accepted>(await team.Desk.CreateAsync(id, operations, team.Anna));

        var (outcome, template) = await desk.SaveAsync(id, Ours, withContent: true, team.Anna);
        var made = Guid.CreateVersion7();
        var answer = await desk.StartAsync((await team.App.Get<TemplateLibrary>().FindAsync(template, team.Anna.Id, "en"))!, made, "", team.Anna);

        Assert.Equal(TemplateOutcome.Done, outcome);
        Assert.IsType<SubmitAnswer.Accepted>(answer);
        Assert.Equal(Limits.Elements, (await team.ReadAsync(made)).Elements().Count());
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_said_and_nothing_is_stored()
    {
        await using var team = await Team.OnAsync("SQLite");
        var desk = team.App.Get<TemplateDesk>();
        var map = await team.MapAsync("Map");
        foreach (var (details, expected) in new[]
        {
            (Ours with { Name = "  " }, TemplateOutcome.NoName),
            (Ours with { Name = new('x', Limits.Title + 1) }, TemplateOutcome.LongName),
            (Ours with { Teaser = new('x', TemplateWords.TeaserLength + 1) }, TemplateOutcome.LongTeaser),
            (Ours with { Teaser = "one\ntwo" }, TemplateOutcome.InvalidText),
            (Ours with { Teaser = "half \ud83d" }, TemplateOutcome.InvalidText),
            (Ours with { Industry = "piracy" }, TemplateOutcome.UnknownIndustry),
            (Ours with { Effort = "" }, TemplateOutcome.UnknownEffort),
            (Ours with { Focus = "Experience" }, TemplateOutcome.UnknownFocus),
        })
            Assert.Equal(expected, (await desk.SaveAsync(map, details, true, team.Anna)).Outcome);
        Assert.Equal(TemplateOutcome.Gone, (await desk.SaveAsync(Guid.NewGuid(), Ours, true, team.Anna)).Outcome);
        await using var db = team.App.NewContext();
        Assert.Empty(db.Templates);
        Assert.Single(db.Maps);
    }

    private static Guid[] Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.CreateVersion7())];
}
