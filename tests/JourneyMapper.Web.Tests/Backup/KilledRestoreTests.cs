using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Backup;

/// <summary>kill -9 of a restore that stands still in its middle: the database is as empty as before, and the next restore works.</summary>
public sealed class KilledRestoreTests
{
    [Fact]
    public async Task On_SQLite()
    {
        var folder = Directory.CreateTempSubdirectory("journeymapper-killed-").FullName;
        try
        {
            await SurviveAsync(folder, () => Standstill.OnSqlite(folder, "Edits"));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task On_PostgreSQL()
    {
        var database = PostgresServer.Shared.NewDatabase();
        try
        {
            await SurviveAsync(database, () => Standstill.OnPostgres(database, "Edits"));
        }
        finally
        {
            PostgresServer.Shared.Drop(database);
        }
    }

    private static async Task SurviveAsync(string database, Func<Standstill> hold)
    {
        var archive = Path.GetTempFileName();
        await using (var source = await RunningApp.OnAsync("SQLite", RunningApp.Owner))
        {
            await Workplace.FurnishAsync(source);
            await File.WriteAllBytesAsync(archive, ArchiveFile.Of(source));
        }
        try
        {
            // The tables are there before anything is restored.
            await using (var empty = await AppProcess.StartAsync(Tool.Place(database))) Assert.Equal(0, await empty.StopAsync());
            using (var standstill = hold())
            {
                using var killed = Tool.Start(["restore", archive, .. Tool.Place(database)]);
                await standstill.ReachedAsync(() => killed.HasEnded);
                await killed.KillAsync();
            }
            await using (var after = Server.Build(Tool.Place(database)))
            {
                await ((IJourneyDatabase)after.Services.GetService(typeof(IJourneyDatabase))!).OpenAsync();
                await using var db = ((IDbContextFactory<JourneyDb>)after.Services.GetService(typeof(IDbContextFactory<JourneyDb>))!).CreateDbContext();
                Assert.False(await db.Workspaces.AnyAsync() || await db.Users.AnyAsync() || await db.Maps.AnyAsync() || await db.Elements.AnyAsync() || await db.Edits.AnyAsync());
            }

            var again = await Tool.RunAsync(["restore", archive, .. Tool.Place(database)]);

            Assert.Equal((0, ""), (again.Code, again.Errors));
            await using var server = await AppProcess.StartAsync(Tool.Place(database));
            using var browser = new Browser(server.Address, "en");
            await browser.SignInAsync(Workplace.BoEmail, Workplace.BoPassword);
            Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync($"/maps/{Workplace.Map}")).StatusCode);
        }
        finally
        {
            File.Delete(archive);
        }
    }
}
