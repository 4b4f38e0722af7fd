using System.Net;
using System.Text.Json.Nodes;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Testing;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Backup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>The server starts on what every earlier version left behind, and everything is there.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journeymapper-schema-").FullName;
    private readonly Lazy<string> postgres = new(PostgresServer.Shared.NewDatabase);

    public static TheoryData<string, string> Earlier
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, _) in LandedSchemas.All)
            {
                data.Add("SQLite", name);
                data.Add("PostgreSQL", name);
            }
            return data;
        }
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        if (postgres.IsValueCreated) PostgresServer.Shared.Drop(postgres.Value);
    }

    [Theory, MemberData(nameof(Earlier))]
    public async Task From_every_schema_that_ever_landed(string kind, string schema)
    {
        var database = DatabaseOf(kind);
        await LandedSchemas.MakeAsync(database, schema);

        await CheckServesAsync(database);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Every_migration_is_in_the_list_of_those_that_landed(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind);
        await using var db = app.NewContext();

        Assert.Equal(LandedSchemas.All.Select(landed => landed.Name), db.Database.GetMigrations().Select(migration => migration.Split('_', 2)[1]));
    }

    /// <summary>kill -9 in the middle of the newest migration: on SQLite when all its statements have run and it is about to be noted as done, on PostgreSQL between two of them.</summary>
    [Theory]
    [InlineData("SQLite", "__EFMigrationsHistory")]
    [InlineData("PostgreSQL", "ApiTokens")]
    public async Task After_a_migration_that_was_killed_half_way(string kind, string table)
    {
        var database = DatabaseOf(kind);
        await LandedSchemas.MakeAsync(database, "Initial");
        using (var standstill = kind == "SQLite" ? Standstill.OnSqlite(database, table) : Standstill.OnPostgres(database, table))
        {
            using var killed = Tool.Start([.. Tool.Place(database), "--urls", "http://127.0.0.1:0"]);
            await standstill.ReachedAsync(() => killed.HasEnded);
            await killed.KillAsync();
        }

        await CheckServesAsync(database);
    }

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_restore_refuses_an_earlier_schema_before_it_is_touched(string kind)
    {
        var (database, archive) = (DatabaseOf(kind), Path.Combine(folder, "team.zip"));
        await LandedSchemas.MakeAsync(database, "Initial");
        await using (var source = await RunningApp.OnAsync("SQLite", RunningApp.Owner)) await File.WriteAllBytesAsync(archive, ArchiveFile.Of(source));

        var refused = await Tool.RunAsync(["restore", archive, .. Tool.Place(database)]);

        Assert.Equal(1, refused.Code);
        Assert.Contains("the tables of an earlier JourneyMapper", refused.Line, StringComparison.Ordinal);
        Assert.Equal(["Initial"], await LandedSchemas.AppliedAsync(database));
    }

    private static async Task CheckServesAsync(string database)
    {
        await using var server = await AppProcess.StartAsync(Tool.Place(database));
        using var browser = new Browser(server.Address, "en");
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync()).StatusCode);
        var library = WebUtility.HtmlDecode(await browser.ReadAsync("/"));
        Assert.Contains("Buying a bicycle", library, StringComparison.Ordinal);
        Assert.Contains("Kundens resa", library, StringComparison.Ordinal);
        Assert.Contains(LandedSchemas.Card, WebUtility.HtmlDecode(await browser.ReadAsync($"/maps/{LandedSchemas.Bicycle}")), StringComparison.Ordinal);
        using var stranger = new Browser(server.Address, "en");
        Assert.Contains("name=\"email\"", await stranger.ReadAsync($"/join/{Uri.EscapeDataString(LandedSchemas.Invitation)}"), StringComparison.Ordinal);

        using var http = new HttpClient { BaseAddress = server.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", LandedSchemas.Token);
        using var api = new MapApi(http);
        foreach (var (map, version) in (IEnumerable<(Guid, int)>)[(LandedSchemas.Bicycle, 5), (LandedSchemas.Blueprint, 2)])
        {
            var feed = JsonNode.Parse((await api.OperationsAsync(map)).GetRawText())!;
            var replayed = feed["changes"]!.AsArray().Aggregate(JourneyMap.Empty(map), (before, change) =>
                before.Apply(OperationJson.ReadList(change!["operations"]!.ToJsonString())).Change!.Map);
            Assert.Equal(version, replayed.Version);
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(MapJson.Write(replayed)), JsonNode.Parse((await api.GetAsync(map)).GetRawText())), "the elements are not what the log gives");
        }

        // What was removed then can be brought back now, and the log goes on.
        var removed = Guid.Parse("0193a000-0000-7000-8000-000000000010");
        Assert.Equal(6, (await api.SubmitAsync(LandedSchemas.Bicycle, new { op = "restore", id = removed })).GetProperty("version").GetInt64());
        Assert.Equal(0, await server.StopAsync());
        Assert.Empty(server.Errors);
    }

    private string DatabaseOf(string kind) => kind == "SQLite" ? folder : postgres.Value;
}
