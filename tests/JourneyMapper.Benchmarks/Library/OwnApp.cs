using JourneyMapper.Maps.Live;
using JourneyMapper.Testing;
using JourneyMapper.Web;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace JourneyMapper.Benchmarks.Library;

/// <summary>Our application in this process, for what no program can call from outside.</summary>
sealed class OwnApp : IAsyncDisposable
{
    readonly WebApplication app;
    readonly string? folder;

    OwnApp(WebApplication app, string? folder, MapAuthor owner) => (this.app, this.folder, Owner) = (app, folder, owner);

    public MapAuthor Owner { get; }

    /// <param name="postgres">A connection string; null = SQLite in a temporary folder.</param>
    public static async Task<OwnApp> StartAsync(string? postgres)
    {
        var folder = postgres is null ? Directory.CreateTempSubdirectory("journeymapper-search-").FullName : null;
        string[] place = folder is null ? ["--ConnectionStrings:Postgres", postgres!] : ["--Storage:Path", folder];
        var app = Server.Build([.. place, "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", nameof(LogLevel.Warning),
            "--Setup:OwnerEmail", AppSettings.DefaultEmail, "--Setup:OwnerPassword", AppSettings.DefaultPassword]);
        await app.Services.GetRequiredService<IJourneyDatabase>().OpenAsync();
        await app.StartAsync();
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<JourneyDb>>().CreateDbContextAsync();
        var owner = await db.Users.SingleAsync();
        return new OwnApp(app, folder, new(owner.Id, owner.Name));
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        if (folder is null) return;
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
