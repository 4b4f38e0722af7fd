using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Members;

/// <summary>
/// Takes the names of erased people out of the log and out of the rooms that are open here. Every node does so once it knows of the
/// erasure: until then it may have stored an edit of theirs that had come in before. What an end half way has left is done at the next start.
/// </summary>
public sealed class ErasedNames(IDbContextFactory<JourneyDb> databases, MapRooms rooms, Membership membership, ILogger<ErasedNames> log) : IHostedService, IDisposable
{
    // The whole log is looked through, which has no index for that: it happens a few times a year.
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    readonly SemaphoreSlim turn = new(1, 1);
    readonly HashSet<Guid> done = [];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        membership.Changed += OnChanged;
        OnChanged();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        membership.Changed -= OnChanged;
        return Task.CompletedTask;
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Completes when no name of anybody erased so far is left; a failure is logged and tried again with the next change or start.</summary>
    public async Task TrySweepAsync()
    {
        try
        {
            await turn.WaitAsync();
            try
            {
                await SweepAsync();
            }
            finally
            {
                turn.Release();
            }
        }
        catch (Exception e) when (Schema.Failure(e) is not null || e is ObjectDisposedException or StoreUnavailableException)
        {
            log.LogWarning("The names of erased people could not be taken out of the log yet: {Reason}", e.Message);
        }
    }

    void OnChanged() => _ = TrySweepAsync();

    async Task SweepAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        db.Database.SetCommandTimeout(Patience);
        var erased = (await db.Users.Where(p => p.ErasedAt != null).Select(p => p.Id).ToListAsync()).Where(id => !done.Contains(id)).ToList();
        if (erased.Count == 0) return;
        // Their rights are gone by now: what they had submitted is stored or refused when the rooms have got this far.
        await rooms.ForgetAuthorsAsync(erased.ToHashSet());
        var maps = await db.Edits.Where(e => erased.Contains(e.AuthorId) && e.AuthorName != "").Select(e => e.MapId).Distinct().ToListAsync();
        // Map by map, so that on SQLite nobody's edit waits for all of it.
        foreach (var map in maps)
        {
            await db.WriteAsync(() => db.Edits.Where(e => e.MapId == map && erased.Contains(e.AuthorId) && e.AuthorName != "")
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.AuthorName, "")));
        }
        done.UnionWith(erased);
    }
}
