using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace JourneyMapper.Web.Data;

/// <summary>Finds writes of EF that go past the gate (ExecuteUpdate, ExecuteDelete, transactions) the first time they run, not under load.</summary>
internal sealed class OnlyThroughTheGate(SqliteGate gate) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        Check();
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check();
        return ValueTask.FromResult(result);
    }

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result)
    {
        Check();
        return result;
    }

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        Check();
        return ValueTask.FromResult(result);
    }

    private void Check()
    {
        if (!gate.IsMine)
            throw new InvalidOperationException("On SQLite this write belongs inside JourneyDb.WriteAsync.");
    }
}
