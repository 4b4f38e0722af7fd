using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class FoldersTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Maps_go_into_a_folder_and_stay_when_it_is_taken_away(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var folders = team.App.Get<Folders>();
        var (one, two) = (await team.MapAsync("One"), await team.MapAsync("Two"));
        var folder = (await folders.MakeAsync("  Checkout ", team.Anna.Id)).Id!.Value;

        var moved = await folders.MoveAsync([one, two, one], folder, team.Anna.Id);
        Assert.Equal(new Dictionary<Guid, Guid?> { [one] = null, [two] = null }, moved.ToDictionary());
        Assert.Empty(await folders.MoveAsync([one], folder, team.Anna.Id));
        Assert.All(await team.Library.ListAsync(team.Anna.Id), map => Assert.Equal(folder, map.FolderId));
        Assert.Equal([new FolderItem(folder, "Checkout")], (await team.Library.ReadAsync()).Folders);

        Assert.Equal(folder, (await folders.RenameAsync(folder, "CHECKOUT", team.Anna.Id)).Id);
        Assert.Equal(FolderOutcome.Done, (await folders.DeleteAsync(folder, team.Anna.Id)).Outcome);
        Assert.Equal(FolderOutcome.Gone, (await folders.DeleteAsync(folder, team.Anna.Id)).Outcome);
        Assert.Equal(FolderOutcome.Gone, (await folders.RenameAsync(folder, "Other", team.Anna.Id)).Outcome);
        Assert.Empty(await folders.MoveAsync([one], folder, team.Anna.Id));
        Assert.Equal([null, null], (await team.Library.ListAsync(team.Anna.Id)).Select(map => map.FolderId));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_name_that_cannot_be_is_refused_and_nothing_is_stored(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var folders = team.App.Get<Folders>();
        await folders.MakeAsync("Återbud", team.Anna.Id);
        (string Name, FolderOutcome Outcome)[] cases =
        [
            ("", FolderOutcome.Empty), ("   ", FolderOutcome.Empty), ("återBUD", FolderOutcome.Taken), (" A\u030Aterbud ", FolderOutcome.Taken),
            (new string('x', Folders.NameLength + 1), FolderOutcome.TooLong), ("two\nlines", FolderOutcome.InvalidText), ("half \ud83d", FolderOutcome.InvalidText),
        ];

        foreach (var (name, outcome) in cases) Assert.Equal(outcome, (await folders.MakeAsync(name, team.Anna.Id)).Outcome);

        Assert.Equal(FolderOutcome.Done, (await folders.MakeAsync("Aterbud", team.Anna.Id)).Outcome);
        Assert.Equal(FolderOutcome.Done, (await folders.MakeAsync(new string('x', Folders.NameLength), team.Anna.Id)).Outcome);
        Assert.Equal(3, (await team.Library.ReadAsync()).Folders.Count);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Of_many_who_make_the_same_folder_at_once_one_does(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        // SQLite has one process; PostgreSQL may have several.
        await using var other = team.App.IsPostgres ? await team.App.AnotherAsync() : null;
        var nodes = new[] { team.App.Get<Folders>(), (other ?? team.App).Get<Folders>() };

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() => nodes[i % 2].MakeAsync(i % 3 == 0 ? "same" : "Same", team.Anna.Id))));

        Assert.Single(answers, answer => answer.Outcome == FolderOutcome.Done);
        Assert.Equal(11, answers.Count(answer => answer.Outcome == FolderOutcome.Taken));
        Assert.Single((await team.Library.ReadAsync()).Folders);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_map_never_lies_in_a_folder_that_is_gone(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var folders = team.App.Get<Folders>();
        var map = await team.MapAsync("Map");
        for (var i = 0; i < 8; i++)
        {
            var folder = (await folders.MakeAsync($"Folder {i}", team.Anna.Id)).Id!.Value;
            await Task.WhenAll(Task.Run(() => folders.MoveAsync([map], folder, team.Anna.Id)), Task.Run(() => folders.DeleteAsync(folder, team.Anna.Id)));
        }

        await using var db = team.App.NewContext();
        Assert.Empty(await db.Folders.ToListAsync());
        Assert.Null((await db.Maps.SingleAsync()).FolderId);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task There_is_a_last_folder(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        await using (var db = team.App.NewContext())
        {
            db.Folders.AddRange(Enumerable.Range(0, Folders.Most).Select(i => new Folder { Name = $"Folder {i}", CreatedAt = DateTime.UtcNow }));
            await db.SaveChangesAsync();
        }

        Assert.Equal(FolderOutcome.TooMany, (await team.App.Get<Folders>().MakeAsync("One more", team.Anna.Id)).Outcome);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_may_only_look_changes_no_folder_and_moves_no_map(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var folders = team.App.Get<Folders>();
        var eva = await team.JoinAsync("Eva", Role.Commenter);
        var map = await team.MapAsync("Map");
        var folder = (await folders.MakeAsync("Folder", team.Anna.Id)).Id!.Value;

        Assert.Equal(FolderOutcome.Forbidden, (await folders.MakeAsync("Mine", eva.Id)).Outcome);
        Assert.Equal(FolderOutcome.Forbidden, (await folders.RenameAsync(folder, "Mine", eva.Id)).Outcome);
        Assert.Equal(FolderOutcome.Forbidden, (await folders.DeleteAsync(folder, eva.Id)).Outcome);
        Assert.Empty(await folders.MoveAsync([map], folder, eva.Id));
        Assert.Null(Assert.Single(await team.Library.ListAsync(eva.Id)).FolderId);
    }
}
