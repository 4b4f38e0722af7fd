using System.Threading.Channels;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Library;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class LibraryWatchTests
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_looks_is_told_of_edits_folders_bins_and_people(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var map = await team.MapAsync("Map");
        using var ear = new Ear(team.App.Get<LibraryWatch>());
        await ear.HearAsync(heard => heard.Maps.Count == 1);

        await team.Desk.RenameAsync(map, "Renamed", team.Anna);
        await ear.HearAsync(heard => heard.Maps is [{ Title: "Renamed" }]);

        var folder = (await team.App.Get<Folders>().MakeAsync("Folder", team.Anna.Id)).Id!.Value;
        await team.App.Get<Folders>().MoveAsync([map], folder, team.Anna.Id);
        await ear.HearAsync(heard => heard.Maps is [{ FolderId: { } at }] && at == folder && heard.Folders is [{ Name: "Folder" }]);

        var room = (await team.App.Get<MapRooms>().OpenAsync(map))!;
        room.Presence.Set(new("window", team.Anna.Id, team.Anna.Name, "#0b7a55"));
        await ear.HearAsync(_ => team.Library.People().Count == 1);
        room.Presence.Remove("window");
        await ear.HearAsync(_ => team.Library.People().Count == 0);

        await team.Desk.BinAsync(map, team.Anna);
        await ear.HearAsync(heard => heard.Maps.Count == 0);
    }

    [Fact]
    public async Task A_move_on_another_node_is_heard_here()
    {
        await using var team = await Team.OnAsync("PostgreSQL");
        await using var other = await team.App.AnotherAsync();
        var map = await team.MapAsync("Map");
        using var ear = new Ear(team.App.Get<LibraryWatch>());
        await ear.HearAsync(heard => heard.Maps.Count == 1);

        var folder = (await other.Get<Folders>().MakeAsync("Folder", team.Anna.Id)).Id;
        await other.Get<Folders>().MoveAsync([map], folder, team.Anna.Id);

        await ear.HearAsync(heard => heard.Maps[0].FolderId == folder);
    }

    [Fact]
    public async Task While_nothing_changes_nobody_is_told()
    {
        await using var team = await Team.OnAsync("SQLite");
        var watch = team.App.Get<LibraryWatch>();
        var told = 0;
        watch.Changed += _ => Interlocked.Increment(ref told);
        var seen = await watch.CheckAsync("", default);
        var first = told;

        Assert.Equal(seen, await watch.CheckAsync(seen, default));
        Assert.Equal(first, told);
    }

    private sealed class Ear : IDisposable
    {
        readonly Channel<LibrarySnapshot> heard = Channel.CreateUnbounded<LibrarySnapshot>();
        readonly LibraryWatch watch;

        public Ear(LibraryWatch watch)
        {
            this.watch = watch;
            watch.Changed += Take;
        }

        /// <summary>Waits for a message that says this.</summary>
        public async Task HearAsync(Func<LibrarySnapshot, bool> says)
        {
            using var patience = new CancellationTokenSource(Patience);
            while (!says(await heard.Reader.ReadAsync(patience.Token)))
            {
            }
        }

        public void Dispose() => watch.Changed -= Take;

        void Take(LibrarySnapshot snapshot) => heard.Writer.TryWrite(snapshot);
    }
}
