using System.Net;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Backup;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace JourneyMapper.Web.Tests.Backup;

/// <summary>What goes into an archive comes back, on either database and across them.</summary>
public sealed class ArchiveTests
{
    [Theory]
    [InlineData("SQLite", "SQLite")]
    [InlineData("SQLite", "PostgreSQL")]
    [InlineData("PostgreSQL", "SQLite")]
    [InlineData("PostgreSQL", "PostgreSQL")]
    public async Task Everything_comes_back_and_is_used_at_once(string from, string to)
    {
        await using var source = await RunningApp.OnAsync(from, RunningApp.Owner);
        var invitation = await Workplace.FurnishAsync(source);
        var bytes = ArchiveFile.Of(source);

        await using var target = await RunningApp.OnAsync(to);
        await ArchiveFile.RestoreAsync(target, bytes);

        var (before, after) = (new ArchiveFile(bytes), new ArchiveFile(ArchiveFile.Of(target)));
        Assert.All(before.Names.Where(name => name != ArchiveManifest.EntryName), entry =>
        {
            Assert.NotEmpty(before.Rows(entry));
            Assert.Equal(before.Rows(entry), after.Rows(entry));
        });
        using var anna = target.NewBrowser();
        using var bo = target.NewBrowser();
        Assert.Equal(HttpStatusCode.Redirect, (await anna.SignInAsync()).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await bo.SignInAsync(Workplace.BoEmail, Workplace.BoPassword)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bo.GetAsync($"/maps/{Workplace.Map}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anna.GetAsync($"/join/{invitation}")).StatusCode);
        using var program = target.NewClient();
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"/api/v1/maps/{Workplace.Map}")).StatusCode);
        Assert.Equal(Role.Commenter, target.Get<Membership>().RoleOn(Workplace.PrivateMap, target.Get<Membership>().RulesOf(Workplace.PrivateMap)!.Grants.Single().Key));
        foreach (var map in (Guid[])[Workplace.Map, Workplace.PrivateMap])
            Assert.True((await ApiApp.StoredAsync(target.Get<IMapStore>(), map)).Version > 0);
        Assert.Null(await target.Get<IMapStore>().LoadAsync(Workplace.BinnedMap));

        // And it is no museum: the next edit follows the last one.
        var author = new MapAuthor(target.Get<Membership>().FindToken(RunningApp.Token)!.Id, "API");
        var version = (await target.Get<MapRooms>().ReadAsync(Workplace.Map))!.Version;
        var answer = await target.Get<MapRooms>().SubmitAsync(Workplace.Map, new(author, "after", null, [new SetOperation(Workplace.Map, "title", "Later")]));
        Assert.Equal(version + 1, Assert.IsType<SubmitAnswer.Accepted>(answer).Edit.Version);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Secrets_that_are_worth_something_elsewhere_stay_at_home(string database)
    {
        await using var app = await RunningApp.OnAsync(database, RunningApp.Owner);
        await Workplace.FurnishAsync(app);
        using var browser = app.NewBrowser();
        await browser.SignInAsync();

        var archive = new ArchiveFile(ArchiveFile.Of(app));

        await using var db = app.NewContext();
        Assert.NotEmpty(db.DataProtectionKeys);
        var all = string.Concat(archive.Names.Select(archive.Text));
        Assert.DoesNotContain("<key", all, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningApp.Token, all, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningApp.OwnerPassword, all, StringComparison.Ordinal);
        Assert.DoesNotContain("a browser", all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_archive_made_while_people_edit_is_of_one_moment(string database)
    {
        await using var source = await RunningApp.OnAsync(database, RunningApp.Owner);
        var (rooms, author) = (source.Get<MapRooms>(), new MapAuthor(source.Get<Membership>().FindToken(RunningApp.Token)!.Id, "API"));
        Guid[] maps = [.. Enumerable.Range(0, 8).Select(_ => Guid.CreateVersion7())];
        foreach (var map in maps) await rooms.CreateAsync(map, new(author, "made", null, [new SetOperation(map, "title", "x")]));
        using var enough = new CancellationTokenSource();
        using var edits = new SemaphoreSlim(0);
        var writing = maps.Select((map, number) => Task.Run(async () =>
        {
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                // One submission changes two elements: an archive of two moments would hold one of them.
                var inserted = new InsertOperation(Stage.Kind, Guid.CreateVersion7(), []);
                var titled = new SetOperation(map, "title", $"{number} {i}");
                Assert.IsType<SubmitAnswer.Accepted>(await rooms.SubmitAsync(map, new(author, $"s{i}", null, i < 20 ? [inserted, titled] : [titled])));
                edits.Release();
            }
        })).ToArray();

        List<byte[]> archives = [];
        for (var i = 0; i < 3; i++)
        {
            for (var edit = 0; edit < 50; edit++) await edits.WaitAsync();
            archives.Add(await Task.Run(() => ArchiveFile.Of(source)));
        }
        await enough.CancelAsync();
        await Task.WhenAll(writing);

        Assert.All(archives.Zip(archives.Skip(1)), pair =>
            Assert.True(new ArchiveFile(pair.First).Rows("edits.jsonl").Count() < new ArchiveFile(pair.Second).Rows("edits.jsonl").Count(), "nobody edited meanwhile"));
        foreach (var bytes in archives)
        {
            await using var target = await RunningApp.OnAsync("SQLite");
            await ArchiveFile.RestoreAsync(target, bytes);
            foreach (var map in maps) await ApiApp.StoredAsync(target.Get<IMapStore>(), map);
        }
    }

    [Fact]
    public async Task Every_table_is_in_the_archive_or_left_out_for_a_reason()
    {
        await using var app = await RunningApp.OnAsync("SQLite");
        await using var db = app.NewContext();

        var held = ArchiveTable.Of(db).Select(table => table.Name).ToHashSet();
        var left = ArchiveTable.LeftOut.Keys.Select(type => db.Model.FindEntityType(type)!).ToHashSet();

        Assert.All(db.Model.GetEntityTypes(), entity => Assert.True(held.Contains($"\"{Table(entity)}\"") ^ left.Contains(entity), entity.Name));
        Assert.All(ArchiveTable.LeftOut.Values, Assert.NotEmpty);
    }

    [Fact]
    public async Task An_archive_of_an_older_schema_comes_back_with_what_the_migration_would_give()
    {
        await using var source = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        await Workplace.FurnishAsync(source);
        // As before tokens could expire and maps lie in folders.
        var old = new ArchiveFile(ArchiveFile.Of(source)).Remove("folders.jsonl").Remove("visits.jsonl")
            .Forge("maps.jsonl", text => System.Text.RegularExpressions.Regex.Replace(text, "\"folderId\":\"[^\"]*\",", ""))
            .Describe(manifest =>
            {
                manifest["schema"] = "Initial";
                var entries = manifest["entries"]!.AsArray();
                foreach (var gone in entries.Where(e => (string)e!["name"]! is "folders.jsonl" or "visits.jsonl").ToList()) entries.Remove(gone);
            });
        await using var target = await RunningApp.OnAsync("SQLite");

        await ArchiveFile.RestoreAsync(target, old.ToBytes());

        await using var db = target.NewContext();
        Assert.Equal(3, db.Maps.Count());
        Assert.All(db.Maps, map => Assert.Null(map.FolderId));
        Assert.Empty(db.Folders);
    }

    private static string Table(IEntityType entity) => entity.GetTableName()!;
}
