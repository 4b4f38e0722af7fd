using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>What stops a start, and what a start puts right.</summary>
public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journeymapper-start-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_folder_that_another_one_uses_is_refused_until_that_one_has_ended()
    {
        await using (var first = Sqlite())
        {
            await OpenAsync(first);
            await using var second = Sqlite();
            var refusal = await Assert.ThrowsAsync<StartException>(() => OpenAsync(second));
            Assert.Contains("in use", refusal.Message, StringComparison.Ordinal);
        }
        await using var third = Sqlite();
        await OpenAsync(third);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        File.WriteAllText(Path.Combine(folder, "journeymapper.db"), new string('x', 8192));
        await using var app = Sqlite();

        var refusal = await Assert.ThrowsAsync<StartException>(() => OpenAsync(app));

        Assert.Contains("file is not a database", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_cannot_be_a_folder_is_refused()
    {
        var file = Path.Combine(folder, "file");
        File.WriteAllText(file, "");
        await using var app = Server.Build("--Storage:Path", Path.Combine(file, "data"));

        await Assert.ThrowsAsync<StartException>(() => OpenAsync(app));
    }

    [Fact]
    public void A_new_folder_is_its_users_alone_and_one_that_was_there_stays_as_it_is()
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode Shared = Own | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        var (made, there) = (Path.Combine(folder, "made"), Directory.CreateDirectory(Path.Combine(folder, "there")).FullName);
        File.SetUnixFileMode(there, Shared);

        using (var storage = new StorageFolder(made)) storage.Claim();
        using (var storage = new StorageFolder(there)) storage.Claim();

        Assert.Equal(Own, File.GetUnixFileMode(made));
        Assert.Equal(Shared, File.GetUnixFileMode(there));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused()
    {
        await using (var first = Sqlite())
        {
            await OpenAsync(first);
            await WriteAsync(first, """INSERT INTO "__EFMigrationsHistory" VALUES ('99990101000000_Future', '99.0.0')""");
        }
        await using var second = Sqlite();

        var refusal = await Assert.ThrowsAsync<StartException>(() => OpenAsync(second));

        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_was_killed_while_migrating_does_not_hang_the_next_one()
    {
        await using (var first = Sqlite())
        {
            await OpenAsync(first);
            await WriteAsync(first, """INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-01-01 00:00:00+00:00')""");
        }
        await using var second = Sqlite();

        await OpenAsync(second);

        Assert.True(await second.Services.GetRequiredService<IJourneyDatabase>().IsReadyAsync());
    }

    [Fact]
    public async Task A_PostgreSQL_that_does_not_answer_is_refused_without_telling_the_password()
    {
        await using var app = Server.Build("--ConnectionStrings:Postgres", $"Host={folder};Username=ann;Password=s3cret;Database=maps");

        var refusal = await Assert.ThrowsAsync<StartException>(() => OpenAsync(app));

        Assert.Contains("maps at ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_string_that_cannot_be_read_is_refused()
    {
        await using var app = Server.Build("--ConnectionStrings:Postgres", "Hots=localhost");

        var refusal = await Assert.ThrowsAsync<StartException>(() => OpenAsync(app));

        Assert.Contains("ConnectionStrings:Postgres", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_migrated_is_not_ready()
    {
        await using var app = Sqlite();
        await OpenAsync(app);
        await WriteAsync(app, """DELETE FROM "__EFMigrationsHistory" """);

        Assert.False(await app.Services.GetRequiredService<IJourneyDatabase>().IsReadyAsync());
    }

    private static Task OpenAsync(WebApplication app) => app.Services.GetRequiredService<IJourneyDatabase>().OpenAsync();

    private static async Task WriteAsync(WebApplication app, string sql)
    {
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<JourneyDb>>().CreateDbContextAsync();
        await db.WriteAsync(() => db.Database.ExecuteSqlRawAsync(sql));
    }

    private WebApplication Sqlite() => Server.Build("--Storage:Path", folder);
}
