using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library;

/// <summary>
/// Tells the libraries that are open on this node what has changed, at most once in <see cref="Pause"/>. It asks the database, so it hears
/// of every node's edits and costs an edit nothing; while nobody looks it asks nothing. All who look share one reading.
/// </summary>
public sealed class LibraryWatch(
    MapLibrary library, IDbContextFactory<JourneyDb> databases, MapRooms rooms, Membership membership, TimeProvider clock, ILogger<LibraryWatch> log)
    : BackgroundService
{
    /// <summary>Shortest time between two messages.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Every write gives its row a new xmin: also a map that changes its folder is noticed. The sum, because one that began earlier may be
    // stored later and then is not the highest.
    const string PostgresStamp =
        """
        SELECT concat((SELECT concat(count(*), ':', max(xmin::text::bigint), ':', sum(xmin::text::bigint)) FROM "Maps"), '/',
                      (SELECT concat(count(*), ':', max(xmin::text::bigint), ':', sum(xmin::text::bigint)) FROM "Folders")) AS "Value"
        """;

    // One process: what no edit tells is done here and says so by Touch.
    const string SqliteStamp = """SELECT count(*) || ':' || coalesce(sum("Version"), 0) || ':' || coalesce(max("ChangedAt"), 0) AS "Value" FROM "Maps" """;

    volatile bool touched;

    /// <summary>Maps or folders have changed, or who is in a map, or somebody's rights; raised on a thread of the pool.</summary>
    public event Action<LibrarySnapshot>? Changed;

    /// <summary>Something changed that the database's stamp may not tell: everybody looks at the next turn.</summary>
    public void Touch() => touched = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        rooms.PeopleChanged += Touch;
        membership.Changed += Touch;
        try
        {
            var seen = "";
            using var timer = new PeriodicTimer(Pause, clock);
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    seen = await CheckAsync(seen, stoppingToken);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    log.LogWarning("The library could not be looked at, trying again: {Reason}", e.Message);
                }
            }
        }
        finally
        {
            rooms.PeopleChanged -= Touch;
            membership.Changed -= Touch;
        }
    }

    /// <summary>Tells those who look when the stamp is no longer the one seen; gives the stamp that stood before they were told.</summary>
    internal async Task<string> CheckAsync(string seen, CancellationToken cancel)
    {
        if (Changed is not { } tell) return seen;
        var wasTouched = touched;
        touched = false;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var stamp = await db.Database.SqlQueryRaw<string>(db.Database.IsNpgsql() ? PostgresStamp : SqliteStamp).SingleAsync(cancel);
        if (stamp != seen || wasTouched) tell(await library.ReadAsync(cancel));
        return stamp;
    }
}
