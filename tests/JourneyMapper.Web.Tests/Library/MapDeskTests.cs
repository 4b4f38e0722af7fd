using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class MapDeskTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_copy_is_equal_but_for_ids_title_and_history(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Editor);
        var id = await RichMapAsync(team);
        var folder = (await team.App.Get<Folders>().MakeAsync("Folder", team.Anna.Id)).Id;
        await team.App.Get<Folders>().MoveAsync([id], folder, team.Anna.Id);

        var (answer, copyId) = await team.Desk.DuplicateAsync(id, "Copy of Rich", bo);

        Assert.IsType<SubmitAnswer.Accepted>(answer);
        var (original, copy) = (await team.ReadAsync(id), await team.ReadAsync(copyId));
        Assert.Equal((1L, "Copy of Rich"), (copy.Version, copy.Title));
        Assert.Equal(WithoutIds(original), WithoutIds(copy));
        Assert.Empty(original.Elements().Select(element => element.Id).Intersect(copy.Elements().Select(element => element.Id)));
        var item = (await team.Library.ListAsync(bo.Id)).Single(map => map.Id == copyId);
        Assert.Equal((bo.Id, folder), (item.OwnerId, item.FolderId));
        await using var db = team.App.NewContext();
        Assert.Equal(1, await db.Edits.CountAsync(edit => edit.MapId == copyId));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_copy_is_for_those_whom_the_original_is_for(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (bo, cia, dan) = (await team.JoinAsync("Bo", Role.Editor), await team.JoinAsync("Cia", Role.Editor), await team.JoinAsync("Dan", Role.Editor));
        var id = await team.MapAsync("Secret");
        await team.HideAsync(id, team.Anna, bo, cia);

        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), (await team.Desk.DuplicateAsync(id, "Mine", dan)).Answer);
        var (_, copy) = await team.Desk.DuplicateAsync(id, "Copy", bo);

        var membership = team.App.Get<Membership>();
        Assert.Equal([Role.Editor, Role.Editor, Role.Viewer, null], new[] { bo, team.Anna, cia, dan }.Select(person => membership.RoleOn(copy, person.Id)));
        Assert.Empty(await team.Library.ListAsync(dan.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_long_title_is_cut_and_who_may_only_look_makes_no_copy(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var eva = await team.JoinAsync("Eva", Role.Viewer);
        var id = await team.MapAsync("Map");

        var (answer, copy) = await team.Desk.DuplicateAsync(id, new string('x', Limits.Title - 1) + "\ud83d\ude00", team.Anna);

        Assert.IsType<SubmitAnswer.Accepted>(answer);
        Assert.Equal(new string('x', Limits.Title - 1), (await team.ReadAsync(copy)).Title);
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.Forbidden), (await team.Desk.DuplicateAsync(id, "Mine", eva)).Answer);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Several_maps_go_to_the_bin_and_back_as_far_as_one_may(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Editor);
        var (one, two, secret) = (await team.MapAsync("One"), await team.MapAsync("Two"), await team.MapAsync("Secret"));
        await team.HideAsync(secret, team.Anna);

        Assert.Equal([one, two], (await team.Desk.BinAsync([one, two, secret, Guid.NewGuid()], bo)).Order());
        Assert.Empty(await team.Desk.BinAsync([one, two], bo));
        Assert.Equal([one, two], (await team.Library.ListBinAsync(bo.Id)).Select(map => map.Id).Order());
        Assert.Equal([two], await team.Desk.RestoreAsync([two, secret], bo));
        Assert.Equal([two], (await team.Library.ListAsync(bo.Id)).Select(map => map.Id));
        Assert.Equal(2, (await team.Library.ListAsync(team.Anna.Id)).Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Deleted_for_good_nothing_of_a_map_is_left_and_its_id_is_not_used_again(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (id, other) = (await RichMapAsync(team), await team.MapAsync("Other"));
        await team.HideAsync(id, team.Anna, await team.JoinAsync("Bo", Role.Viewer));
        foreach (var map in new[] { id, other })
        {
            await team.App.Get<PersonalShelf>().SetFavouriteAsync(team.Anna.Id, map, true);
            await team.App.Get<PersonalShelf>().NoteVisitAsync(team.Anna.Id, map);
        }

        Assert.Empty(await team.Desk.DeleteForGoodAsync([id], team.Anna));
        await team.Desk.BinAsync(id, team.Anna);
        Assert.Equal([id], await team.Desk.DeleteForGoodAsync([id, other], team.Anna));

        Assert.Empty(await team.Desk.DeleteForGoodAsync([id], team.Anna));
        Assert.False(await team.Desk.RestoreAsync(id, team.Anna));
        await using var db = team.App.NewContext();
        Assert.Equal([other], await db.Maps.Select(map => map.Id).ToListAsync());
        Assert.Equal([other], await db.Elements.Select(row => row.MapId).Distinct().ToListAsync());
        Assert.Equal([other], await db.Favourites.Select(row => row.MapId).ToListAsync());
        Assert.Equal([other], await db.Visits.Select(row => row.MapId).ToListAsync());
        Assert.False(await db.MapAccess.AnyAsync() || await db.MapGrants.AnyAsync());
        Assert.Null(team.App.Get<Membership>().RulesOf(id));
        Assert.Equal(("[]", "[]", ""), await db.Edits.Where(edit => edit.MapId == id).Select(edit => new ValueTuple<string, string, string>(edit.Operations, edit.Inverse, edit.AuthorName)).SingleAsync());
        Assert.Equal(RefusalCode.IdTaken, Assert.IsType<SubmitAnswer.Refused>(await team.Desk.CreateAsync(id, "Again", MapKinds.CurrentState, team.Anna)).Refusal.Code);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_an_owner_or_who_made_a_map_deletes_it_for_good(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (bo, cia) = (await team.JoinAsync("Bo", Role.Editor), await team.JoinAsync("Cia", Role.Editor));
        var (ofBo, ofCia, secret) = (await team.MapAsync("Bo's", bo), await team.MapAsync("Cia's", cia), await team.MapAsync("Secret", cia));
        await team.HideAsync(secret, cia);
        Guid[] all = [ofBo, ofCia, secret];
        await team.Desk.BinAsync(all, cia);

        Assert.Equal([ofBo], await team.Desk.DeleteForGoodAsync(all, bo));
        // An owner of the workspace does not even see what is for others only.
        Assert.Equal([ofCia], await team.Desk.DeleteForGoodAsync(all, team.Anna));
        Assert.Equal([secret], await team.Desk.DeleteForGoodAsync(all, cia));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_map_sent_again_by_its_author_is_there_once_and_accepted(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Editor);
        var id = Guid.CreateVersion7();

        Assert.IsType<SubmitAnswer.Accepted>(await team.Desk.CreateAsync(id, "Map", MapKinds.ServiceBlueprint, team.Anna));
        await team.Desk.RenameAsync(id, "Another title", team.Anna);

        Assert.IsType<SubmitAnswer.Accepted>(await team.Desk.CreateAsync(id, "Map", MapKinds.ServiceBlueprint, team.Anna));
        Assert.Equal("Another title", Assert.Single(await team.Library.ListAsync(team.Anna.Id)).Title);
        Assert.IsType<SubmitAnswer.Refused>(await team.Desk.CreateAsync(id, "Map", MapKinds.ServiceBlueprint, bo));
        Assert.IsType<SubmitAnswer.Refused>(await team.Desk.CreateAsync(id, "Map", MapKinds.CurrentState, team.Anna));
        Assert.IsType<SubmitAnswer.Refused>(await team.Desk.CreateAsync(id, "Other map", MapKinds.ServiceBlueprint, team.Anna));
        Assert.IsType<SubmitAnswer.Refused>(await team.Desk.CreateAsync(id, "Map", MapKinds.ServiceBlueprint, team.Anna, "With a stage"));
    }

    /// <summary>All kinds of elements, references between them, something removed.</summary>
    private static async Task<Guid> RichMapAsync(Team team)
    {
        var id = await team.MapAsync("Rich", null, (Pains.Kind, "Long queue"), (Opportunities.Kind, "More tills"), (Actions.Kind, "Removed later"));
        var map = await team.ReadAsync(id);
        Guid Find(string text) => map.Cards().Single(card => card.Caption == text).Id;
        var (actor, step, persona) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await team.EditAsync(id, team.Anna,
            new SetOperation(id, "scenario", "On a Saturday"),
            new InsertOperation(Actor.Kind, actor, [new("name", "Maria"), new("personaId", persona)]),
            new InsertOperation(Step.Kind, step, [new("stageId", map.Stages.First().Id), new("title", "Pays")], map.Columns[0].Id),
            SetOperation.Of(map.Lanes.Single(lane => Lane.KindOf(lane) == Actions.Kind).Id, Lane.ActorId, actor),
            new InsertOperation(Card.Kind, Guid.CreateVersion7(),
                [new("laneId", map.Lanes.Single(lane => Lane.KindOf(lane) == Emotions.Kind).Id), new("stepId", step), new("score", -1.5m), new("actorId", actor)]),
            new SetOperation(Find("Long queue"), "severity", 4m),
            new InsertOperation(Evidence.Kind, Guid.CreateVersion7(), [new("cardId", Find("Long queue")), new("source", "Survey 2026")]),
            new InsertOperation(Link.Kind, Guid.CreateVersion7(), [new("from", Find("More tills")), new("to", Find("Long queue")), new("linkKind", "solves")]),
            new InsertOperation(Line.Kind, Guid.CreateVersion7(), [new("laneId", map.Lanes.First().Id), new("lineKind", "visibility")]),
            new RemoveOperation(Find("Removed later")));
        return id;
    }

    /// <summary>The map as the wire shows it, with its own ids replaced by the order in which they appear.</summary>
    private static string WithoutIds(JourneyMap map)
    {
        var json = MapJson.Write(map).Replace($"\"version\":{map.Version}", "", StringComparison.Ordinal).Replace($"\"title\":\"{map.Title}\"", "", StringComparison.Ordinal);
        var own = map.Elements().Select(element => element.Id).Prepend(map.Id).ToList();
        for (var i = 0; i < own.Count; i++) json = json.Replace(own[i].ToString("D"), $"#{i}", StringComparison.Ordinal);
        return json;
    }
}
