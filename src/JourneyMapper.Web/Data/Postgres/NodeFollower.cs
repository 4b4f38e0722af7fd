using System.Globalization;
using JourneyMapper.Maps.Live;
using Npgsql;

namespace JourneyMapper.Web.Data;

/// <summary>
/// Makes the open rooms of this process see what other processes on the same PostgreSQL have stored: at once by NOTIFY, which every commit
/// sends while somebody else listens, and by a look at the versions of the open maps every <see cref="Pause"/> for what NOTIFY did not bring. Only a wink: what is
/// true is in the log, and the room reads it there.
/// </summary>
internal sealed class NodeFollower(
    NpgsqlDataSource source, MapRooms rooms, OtherNodes others, TimeProvider clock, ILogger<NodeFollower> log) : BackgroundService
{
    /// <summary>Each message says "map version".</summary>
    public const string Channel = "journeymapper_maps";

    /// <summary>What the connections that listen call themselves, so that the nodes can count each other.</summary>
    const string ListenerName = "JourneyMapper, listening";

    /// <summary>How late a change of another process may be seen when no message comes.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // In one round trip: where the open maps stand, and how many nodes listen.
    const string VersionsAndListeners =
        $"""
        SELECT "Id", "Version" FROM "Maps" WHERE "Id" = ANY($1) AND "DeletedAt" IS NULL
        UNION ALL
        SELECT NULL, count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{ListenerName}'
        """;

    /// <summary>After so long without a message the connection is asked whether it is still one.</summary>
    static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>The message about a map's new version.</summary>
    public static string Message(Guid mapId, long version) => string.Create(CultureInfo.InvariantCulture, $"{mapId:N} {version}");

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(CompareAlwaysAsync(stoppingToken), ListenAlwaysAsync(stoppingToken));

    async Task CompareAlwaysAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            try
            {
                await CompareAsync(cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("Changes of other processes could not be looked for, trying again: {Reason}", e.Message);
            }
        }
    }

    async Task ListenAlwaysAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await ListenAsync(cancel);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("The connection that listens for changes of other processes was lost, opening another: {Reason}", e.Message);
            }

            await Task.Delay(Pause, clock, cancel);
        }
    }

    /// <summary>Listens on a connection of its own until it breaks.</summary>
    async Task ListenAsync(CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        connection.Notification += (_, message) => Hear(message.Payload);
        await ExecuteAsync(connection, $"SET application_name = '{ListenerName}'; LISTEN {Channel}", cancel);
        // What was said while nobody listened.
        await CompareAsync(cancel);
        while (true)
            if (!await connection.WaitAsync(Silence, cancel)) await ExecuteAsync(connection, "SELECT 1", cancel);
    }

    /// <summary>One question for all open maps: those that have moved on catch up, those that are gone or in the bin close.</summary>
    internal async Task CompareAsync(CancellationToken cancel)
    {
        var shown = rooms.Versions();
        var stored = new Dictionary<Guid, long>();
        await using (var command = source.CreateCommand(VersionsAndListeners))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. shown.Keys] });
            await using var row = await command.ExecuteReaderAsync(cancel);
            while (await row.ReadAsync(cancel))
            {
                if (row.IsDBNull(0)) others.Listen = row.GetInt64(1) > 1;
                else stored[row.GetGuid(0)] = row.GetInt64(1);
            }
        }

        foreach (var (mapId, version) in shown)
        {
            if (!stored.TryGetValue(mapId, out var newest)) await rooms.CloseAsync(mapId, CloseReason.Deleted);
            else if (newest > version) await rooms.HearAsync(mapId, newest);
        }
    }

    void Hear(string message)
    {
        var parts = message.Split(' ');
        if (parts.Length == 2 && Guid.TryParseExact(parts[0], "N", out var mapId) && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            _ = rooms.HearAsync(mapId, version);
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Whether other processes on the same database want to hear of commits. One that is alone saves itself the messages, which only it would get.</summary>
internal sealed class OtherNodes
{
    private volatile bool listen;

    public bool Listen
    {
        get => listen;
        set => listen = value;
    }
}
