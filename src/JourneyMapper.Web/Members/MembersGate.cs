using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Members;

/// <summary>
/// The one way to change who is in the workspace and as what: one change at a time, on all nodes, so that what is asked within a change
/// (is that the last owner, is a use of the link left) still holds when it is stored.
/// </summary>
public sealed class MembersGate(IDbContextFactory<JourneyDb> databases, Membership membership)
{
    /// <summary>Runs a change in a transaction of its own, alone among all changes of members, and saves what it leaves in the context.</summary>
    /// <returns>The change's answer, once it is stored and every right in this process follows it.</returns>
    public async Task<T> AloneAsync<T>(Func<JourneyDb, Task<T>> change)
    {
        await using var db = await databases.CreateDbContextAsync();
        var answer = await db.WriteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            // A row that each of these changes writes: on PostgreSQL the next one waits here until this one has ended, and reads what it left.
            await db.Workspaces.ExecuteUpdateAsync(set => set.SetProperty(w => w.Name, w => w.Name));
            var result = await change(db);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return result;
        });
        await membership.RefreshAsync();
        return answer;
    }
}
