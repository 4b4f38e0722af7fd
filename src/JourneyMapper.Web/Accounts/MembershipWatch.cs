using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Accounts;

/// <summary>Notices what other nodes changed. Only for PostgreSQL: SQLite has one process, which refreshes by itself.</summary>
sealed class MembershipWatch(Membership membership, IDbContextFactory<JourneyDb> databases, TimeProvider clock, ILogger<MembershipWatch> log) : BackgroundService
{
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    // Every write gives its row a new xmin; a row that leaves changes the count. The sum, because one that began earlier may be stored later
    // and then is not the highest. Small tables, read from memory.
    static readonly string StampSql =
        $"""SELECT concat({string.Join(", '/', ", ((string[])["Members", "ApiTokens", "MapAccess", "MapGrants", "Sessions", "Workspace"]).Select(Stamp).Append(ErasedStamp))}) AS "Value" """;

    // Of people only this matters here, and sign-in writes their rows all the time.
    const string ErasedStamp = """(SELECT count("ErasedAt") FROM "People")""";

    static string Stamp(string table) => $"""(SELECT concat(count(*), ':', max(xmin::text::bigint), ':', sum(xmin::text::bigint)) FROM "{table}")""";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
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
                log.LogWarning("Members could not be checked, trying again: {Reason}", e.Message);
            }
        }
    }

    /// <summary>Refreshes when the stamp is no longer the one seen; gives the stamp that stood before the refresh.</summary>
    internal async Task<string> CheckAsync(string seen, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var stamp = await db.Database.SqlQueryRaw<string>(StampSql).SingleAsync(cancel);
        if (stamp != seen) await membership.RefreshAsync(cancel);
        return stamp;
    }
}
