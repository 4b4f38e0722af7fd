using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Words;

/// <summary>
/// The team's own words in memory, since every text on a page asks for them. Read before the first request and whenever something about
/// the workspace has changed, which <see cref="Membership"/> hears of other nodes too (<see cref="MembershipWatch"/>).
/// </summary>
public sealed class WorkspaceWords(IDbContextFactory<JourneyDb> databases, Membership membership, MembersGate gate, ILogger<WorkspaceWords> log) : IHostedService
{
    volatile OwnWords current = OwnWords.None;

    public OwnWords Current => current;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        membership.Changed += OnChanged;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        membership.Changed -= OnChanged;
        return Task.CompletedTask;
    }

    /// <summary>Gives terms other words, those that are wrong excepted: then nothing is stored. Owners only.</summary>
    public async Task<WordsOutcome> ChangeAsync(IReadOnlyList<WordChoice> choices, Guid by)
    {
        if (choices.Any(choice => OwnWords.Fault(choice) is not null)) return WordsOutcome.Faulty;
        var outcome = await gate.AloneAsync(async db =>
        {
            if (!await MemberDesk.IsOwnerAsync(db, by)) return WordsOutcome.Forbidden;
            var workspace = await db.Workspaces.SingleAsync();
            // Those that another owner has chosen meanwhile stay.
            workspace.Words = OwnWords.Read(workspace.Words).With(choices).Write();
            return WordsOutcome.Done;
        });
        await RefreshAsync();
        return outcome;
    }

    internal async Task RefreshAsync(CancellationToken cancel = default)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        current = OwnWords.Read(await db.Workspaces.AsNoTracking().Select(workspace => workspace.Words).SingleOrDefaultAsync(cancel));
    }

    async void OnChanged()
    {
        try
        {
            await RefreshAsync();
        }
        catch (Exception error)
        {
            log.LogWarning("The workspace's words could not be read, the next change tries again: {Reason}", error.Message);
        }
    }
}

/// <summary>What became of a wish for other words. Only with <see cref="Done"/> was anything stored.</summary>
public enum WordsOutcome
{
    Done,

    /// <summary>Whoever asks is no owner (any more).</summary>
    Forbidden,

    /// <summary>A word is too long or no text.</summary>
    Faulty,
}
