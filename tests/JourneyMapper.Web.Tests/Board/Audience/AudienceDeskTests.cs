using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Audience;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Tests.Library;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Audience;

/// <summary>Views of a map that a team has saved: what is kept, who may, and how many.</summary>
public sealed class AudienceDeskTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_view_is_saved_found_by_all_who_see_the_map_renamed_replaced_and_deleted(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, eva) = (team.App.Get<AudienceDesk>(), await team.JoinAsync("Eva", Role.Viewer));
        var (map, other, id) = (await team.MapAsync("Map"), await team.MapAsync("Other"), Guid.CreateVersion7());
        var lane = (await team.ReadAsync(map)).Lanes.First().Id;
        var view = BoardView.Everything with
        {
            HiddenLanes = [lane],
            IsBrief = true,
            Table = new(["text", "lane"], "text", true, Confidence: "observed"),
        };

        Assert.Equal(AudienceOutcome.Done, await desk.SaveAsync(map, id, " Board meeting ", MapShape.Table, view, team.Anna.Id));

        var found = (await desk.FindAsync(map, id, eva.Id))!;
        Assert.Equal(("Board meeting", MapShape.Table, view.Write()), (found.Name, found.Shape, found.View.Write()));
        Assert.Equal("text", found.View.Table.Sort);
        Assert.Null(await desk.FindAsync(other, id, eva.Id));
        Assert.Empty(await desk.ListAsync(other, eva.Id));

        Assert.Equal(AudienceOutcome.Done, await desk.RenameAsync(map, id, "Leaders", team.Anna.Id));
        Assert.Equal(AudienceOutcome.Done, await desk.ReplaceAsync(map, id, MapShape.Story, BoardView.Everything, team.Anna.Id));
        Assert.Equal([("Leaders", MapShape.Story)], (await desk.ListAsync(map, eva.Id)).Select(one => (one.Name, one.Shape)));
        Assert.Equal(AudienceOutcome.Done, await desk.DeleteAsync(map, id, team.Anna.Id));
        Assert.Equal(AudienceOutcome.Gone, await desk.DeleteAsync(map, id, team.Anna.Id));
        Assert.Empty(await desk.ListAsync(map, eva.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Readers_change_nothing_strangers_see_nothing_and_bad_names_are_refused(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, eva) = (team.App.Get<AudienceDesk>(), await team.JoinAsync("Eva", Role.Viewer));
        var (map, id) = (await team.MapAsync("Map"), Guid.CreateVersion7());
        await desk.SaveAsync(map, id, "Leaders", MapShape.Board, BoardView.Everything, team.Anna.Id);

        Assert.Equal(AudienceOutcome.Forbidden, await desk.SaveAsync(map, Guid.CreateVersion7(), "Mine", MapShape.Board, BoardView.Everything, eva.Id));
        Assert.Equal(AudienceOutcome.Forbidden, await desk.DeleteAsync(map, id, eva.Id));
        foreach (var (name, outcome) in new[] { ("  ", AudienceOutcome.Nameless), (new string('x', 81), AudienceOutcome.BadName), ("a\nb", AudienceOutcome.BadName), ("LEADERS", AudienceOutcome.Taken) })
            Assert.Equal(outcome, await desk.SaveAsync(map, Guid.CreateVersion7(), name, MapShape.Board, BoardView.Everything, team.Anna.Id));
        Assert.Single(await desk.ListAsync(map, team.Anna.Id));

        await team.HideAsync(map, team.Anna);
        Assert.Empty(await desk.ListAsync(map, eva.Id));
        Assert.Null(await desk.FindAsync(map, id, eva.Id));
    }

    [Fact]
    public async Task A_map_has_so_many_and_no_more()
    {
        await using var team = await Team.OnAsync("SQLite");
        var (desk, map) = (team.App.Get<AudienceDesk>(), await team.MapAsync("Map"));
        for (var i = 0; i < AudienceDesk.PerMap; i++) Assert.Equal(AudienceOutcome.Done, await desk.SaveAsync(map, Guid.CreateVersion7(), $"View {i}", MapShape.Board, BoardView.Everything, team.Anna.Id));

        Assert.Equal(AudienceOutcome.TooMany, await desk.SaveAsync(map, Guid.CreateVersion7(), "One more", MapShape.Board, BoardView.Everything, team.Anna.Id));
    }

    [Fact]
    public async Task Leaders_see_few_lanes_the_team_all_and_a_map_of_other_lanes_stays_whole()
    {
        await using var team = await Team.OnAsync("SQLite");
        var map = await team.ReadAsync(await team.MapAsync("Map"));

        var leaders = Presets.Of(Presets.Leaders, map).View;
        var shown = map.Lanes.Where(leaders.Shows).Select(Lane.KindOf).ToList();

        Assert.True(leaders.IsBrief);
        Assert.Contains(Emotions.Kind, shown);
        Assert.DoesNotContain(Actions.Kind, shown);
        Assert.Same(BoardView.Everything, Presets.Of(Presets.Team, map).View);
        Assert.Empty(Presets.Of(Presets.Leaders, JourneyMapper.Maps.JourneyMap.Empty(Guid.CreateVersion7())).View.HiddenLanes);
    }
}
