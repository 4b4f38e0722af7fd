namespace JourneyMapper.Web.Accounts;

/// <summary>Writes down which sessions are in use, and once a day deletes those that have ended or were forgotten.</summary>
sealed class SessionKeeper(Sessions sessions, OpenPages pages, TimeProvider clock, ILogger<SessionKeeper> log) : BackgroundService
{
    static readonly TimeSpan Round = TimeSpan.FromSeconds(15);
    static readonly TimeSpan BetweenDeletions = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // AccountsStart has just deleted.
        var deleted = clock.GetUtcNow();
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteAsync();
                if (clock.GetUtcNow() - deleted < BetweenDeletions) continue;
                await sessions.DeleteOldAsync(stoppingToken);
                deleted = clock.GetUtcNow();
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("Sessions could not be written, trying again: {Reason}", e.Message);
            }
        }
    }

    /// <summary>A page that stands open asks for nothing over http, and yet somebody is there.</summary>
    internal Task WriteAsync()
    {
        foreach (var session in pages.Sessions) sessions.Seen(session);
        return sessions.WriteSeenAsync();
    }
}
