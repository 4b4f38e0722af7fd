using System.Buffers.Binary;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Data;

public sealed class SqliteGateTests(SqliteTestDatabase database) : IClassFixture<SqliteTestDatabase>
{
    private readonly SqliteGate gate = database.Services.GetRequiredService<SqliteGate>();
    private readonly StorageFolder folder = database.Services.GetRequiredService<StorageFolder>();

    [Fact]
    public async Task Commits_that_wait_share_one_transaction_and_only_the_culprits_are_refused()
    {
        var (known, maps) = (Guid.CreateVersion7(), Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList());
        await database.Store.CommitAsync(Samples.Creation(known));
        var before = CommitsInLog();

        var (entered, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holder = gate.ExclusiveAsync(() =>
        {
            entered.SetResult();
            return release.Task;
        });
        await entered.Task;
        List<Task<CommitOutcome>> waiting =
        [
            .. maps.Select(m => database.Store.CommitAsync(Samples.Creation(m, Samples.Element()))),
            database.Store.CommitAsync(Samples.Creation(known)),
            database.Store.CommitAsync(Samples.Next(known, 1, "s-1")),
            database.Store.CommitAsync(Samples.Next(known, 1, "fine")),
        ];
        release.SetResult();
        await holder;
        var outcomes = await Task.WhenAll(waiting);

        Assert.All(outcomes[..20], o => Assert.Equal(CommitOutcome.Stored, o));
        Assert.Equal([CommitOutcome.VersionTaken, CommitOutcome.SubmissionTaken, CommitOutcome.Stored], outcomes[20..]);
        Assert.Equal(before + 1, CommitsInLog());
        foreach (var map in maps)
            Assert.Single((await database.Store.LoadAsync(map))!.Elements);
    }

    [Fact]
    public async Task Maps_and_people_are_written_at_the_same_time_without_a_loss()
    {
        var map = Guid.CreateVersion7();
        await database.Store.CommitAsync(Samples.Creation(map));

        var people = Enumerable.Range(0, 40).Select(i => Task.Run(async () =>
        {
            await using var db = database.NewContext();
            db.Invitations.Add(new Invitation { TokenHash = $"race-{i}", CreatedAt = Samples.Noon });
            await db.SaveChangesAsync();
        }));
        var edits = Task.Run(async () =>
        {
            for (var version = 1; version <= 40; version++)
                Assert.Equal(CommitOutcome.Stored, await database.Store.CommitAsync(Samples.Next(map, version)));
        });
        await Task.WhenAll([edits, .. people]);

        await using var db = database.NewContext();
        Assert.Equal(40, await db.Invitations.CountAsync(i => i.TokenHash.StartsWith("race-")));
        Assert.Equal(41, (await database.Store.LoadAsync(map))!.Version);
    }

    [Fact]
    public async Task Whoever_has_the_gate_may_enter_it_again()
    {
        await using var db = database.NewContext();
        db.Invitations.Add(new Invitation { TokenHash = "nested", CreatedAt = Samples.Noon });

        var saved = await db.WriteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var rows = await db.SaveChangesAsync() + gate.Exclusive(() => 1);
            await transaction.CommitAsync();
            return rows;
        });

        Assert.Equal(2, saved);
        Assert.False(gate.IsMine);
    }

    [Fact]
    public async Task A_map_commit_from_within_an_exclusive_write_is_refused_instead_of_waiting_for_itself() =>
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => gate.ExclusiveAsync(() => database.Store.CommitAsync(Samples.Creation(Guid.CreateVersion7()))));

    [Fact]
    public async Task A_failing_write_lets_the_next_one_in()
    {
        await Assert.ThrowsAsync<FormatException>(() => gate.ExclusiveAsync(() => throw new FormatException()));

        Assert.Equal(7, await gate.ExclusiveAsync(() => Task.FromResult(7)));
    }

    [Fact]
    public async Task Who_stops_waiting_for_the_gate_does_not_hold_it_up()
    {
        using var cancel = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        var holder = gate.ExclusiveAsync(() => release.Task);

        var impatient = gate.ExclusiveAsync(() => Task.FromResult(1), cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        release.SetResult();
        await holder;

        Assert.Equal(2, await gate.ExclusiveAsync(() => Task.FromResult(2)));
    }

    [Fact]
    public async Task What_outlives_an_exclusive_write_has_the_gate_no_longer()
    {
        var ended = new TaskCompletionSource();
        Task<bool> left = Task.FromResult(true);
        await gate.ExclusiveAsync(() =>
        {
            left = Task.Run(async () =>
            {
                await ended.Task;
                return gate.IsMine;
            });
            return Task.CompletedTask;
        });
        ended.SetResult();

        Assert.False(await left);
    }

    [Fact]
    public async Task Writes_of_EF_that_go_past_the_gate_are_found()
    {
        await using var db = database.NewContext();

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.ApiTokens.ExecuteDeleteAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.Database.BeginTransactionAsync());
        Assert.Equal(0, await db.WriteAsync(() => db.ApiTokens.Where(t => t.Name == "none").ExecuteDeleteAsync()));
    }

    [Fact]
    public async Task A_transaction_that_the_database_ends_by_itself_is_an_unknown_outcome_and_the_gate_recovers()
    {
        var map = Guid.CreateVersion7();
        await database.Store.CommitAsync(Samples.Creation(map));
        await gate.ExclusiveAsync(() => Execute(
            """CREATE TRIGGER "Full" BEFORE INSERT ON "Edits" WHEN NEW."SubmissionId" = 'full' BEGIN SELECT RAISE(ROLLBACK, 'as a full disk does'); END"""));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => database.Store.CommitAsync(Samples.Next(map, 1, "full")));

        Assert.Null(await database.Store.FindSubmissionAsync(map, "full"));
        Assert.Equal(CommitOutcome.Stored, await database.Store.CommitAsync(Samples.Next(map, 1)));
    }

    [Fact]
    public async Task What_is_stored_survives_a_kill()
    {
        var map = Guid.CreateVersion7();
        await database.Store.CommitAsync(Samples.Creation(map));
        await database.Store.CommitAsync(Samples.Next(map, 1, "last", Samples.Element("seen")));
        var after = Directory.CreateTempSubdirectory("journeymapper-killed-").FullName;
        try
        {
            // The files as they lie there at this moment, with nobody having closed anything.
            foreach (var file in (string[])["", "-wal"])
                File.Copy(folder.DatabaseFile + file, Path.Combine(after, Path.GetFileName(folder.DatabaseFile) + file));

            await using var restarted = Server.Build("--Storage:Path", after);
            await restarted.Services.GetRequiredService<IJourneyDatabase>().OpenAsync();
            var store = restarted.Services.GetRequiredService<IMapStore>();

            Assert.Equal("seen", (await store.LoadAsync(map))!.Elements.Single().Text);
            Assert.Equal(2, (await store.FindSubmissionAsync(map, "last"))!.Version);
            Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Next(map, 2)));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(after, recursive: true);
        }
    }

    [Fact]
    public async Task EF_too_waits_for_the_disk_and_checks_foreign_keys()
    {
        await using var db = database.NewContext();

        Assert.Equal(2, await db.Database.SqlQuery<int>($"""SELECT "synchronous" AS "Value" FROM pragma_synchronous""").SingleAsync());
        Assert.Equal("wal", await db.Database.SqlQuery<string>($"""SELECT "journal_mode" AS "Value" FROM pragma_journal_mode""").SingleAsync());
        db.Members.Add(new Member { PersonId = Guid.NewGuid(), JoinedAt = Samples.Noon });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    private async Task Execute(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={folder.DatabaseFile}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>How many transactions the write-ahead log holds: its frames that name a database size end one.</summary>
    private int CommitsInLog()
    {
        const int Header = 32;
        const int FrameHeader = 24;
        using var file = new FileStream(folder.DatabaseFile + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var page = (int)BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(8));
        var commits = 0;
        for (var at = Header; at + FrameHeader + page <= log.Length; at += FrameHeader + page)
            commits += BinaryPrimitives.ReadUInt32BigEndian(log.AsSpan(at + 4)) > 0 ? 1 : 0;
        return commits;
    }
}
