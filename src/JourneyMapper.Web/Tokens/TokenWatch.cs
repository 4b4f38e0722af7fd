using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api.Hub;

namespace JourneyMapper.Web.Tokens;

/// <summary>Writes down which tokens are in use, and tells everybody when one has run out: its live connections are closed then.</summary>
sealed class TokenWatch(TokenDesk desk, Membership membership, HubConnections connections, TimeProvider clock, ILogger<TokenWatch> log) : BackgroundService
{
    /// <summary>How long a connection may outlive its token. It can change nothing meanwhile: that is asked at every submission.</summary>
    static readonly TimeSpan Round = TimeSpan.FromSeconds(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var looked = clock.GetUtcNow().UtcDateTime;
        using var timer = new PeriodicTimer(Round, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteAsync();
                var now = clock.GetUtcNow().UtcDateTime;
                if (membership.HasExpired(looked, now)) await membership.RefreshAsync(stoppingToken);
                looked = now;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogWarning("The use of tokens could not be written, trying again: {Reason}", e.Message);
            }
        }
    }

    /// <summary>A program that stays connected uses its token all the time.</summary>
    internal Task WriteAsync()
    {
        foreach (var outbox in connections.All) desk.Used(outbox.Person.Id);
        return desk.WriteUsesAsync();
    }
}
