using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>Sends away who may not be here any more, and everybody when the server stops; each is told why first.</summary>
sealed class HubDoorman(MapRooms rooms, HubConnections connections, Membership membership, IHostApplicationLifetime life) : IHostedService
{
    /// <summary>How long the server waits, when it stops, for clients to hear of it.</summary>
    static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        membership.Changed += SendAway;
        // As soon as the server is asked to stop: a moment later the connections are closed, and nobody would hear why.
        life.ApplicationStopping.Register(() => CloseAsync().Wait(LastWords));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        membership.Changed -= SendAway;
        return rooms.DisposeAsync().AsTask().WaitAsync(cancellationToken);
    }

    void SendAway()
    {
        foreach (var outbox in connections.All)
        {
            var person = outbox.Person.Id;
            if (!membership.CanView(person)) _ = outbox.EndAsync(CloseReason.Forbidden);
            // One map is closed to them: the connection stays for the others.
            else foreach (var (mapId, listener) in outbox.Joined.Where(joined => !membership.CanView(joined.Key, person))) listener.SendAway(CloseReason.Forbidden);
        }
    }

    async Task CloseAsync()
    {
        await rooms.DisposeAsync().ConfigureAwait(false);
        var all = connections.All.ToList();
        await Task.WhenAll(all.Select(outbox => outbox.HangUpAsync())).ConfigureAwait(false);
        await Task.WhenAll(all.Select(outbox => outbox.Gone)).ConfigureAwait(false);
    }
}
