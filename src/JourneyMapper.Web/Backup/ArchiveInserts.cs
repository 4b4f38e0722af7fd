using System.Data.Common;
using System.Globalization;

namespace JourneyMapper.Web.Backup;

/// <summary>Inserts rows into one table, many with one statement: over a network each statement is a round trip.</summary>
internal sealed class ArchiveInserts : IDisposable
{
    private const int RowsAtOnce = 100;

    /// <summary>Bytes of the lines that wait; a few large rows go at once.</summary>
    private const int MostWaiting = 4 << 20;

    private readonly ArchiveTable table;
    private readonly (DbCommand Command, DbParameter[] Parameters) one;
    private readonly (DbCommand Command, DbParameter[] Parameters) many;
    private readonly List<object?[]> waiting = new(RowsAtOnce);
    private long waitingBytes;

    public ArchiveInserts(DbConnection connection, ArchiveTable table)
    {
        this.table = table;
        one = Prepare(connection, 1);
        many = Prepare(connection, RowsAtOnce);
    }

    /// <param name="size">Bytes of its line.</param>
    public void Add(object?[] row, int size)
    {
        waiting.Add(row);
        waitingBytes += size;
        if (waiting.Count == RowsAtOnce)
        {
            Run(many, waiting);
            Forget();
        }
        else if (waitingBytes > MostWaiting) Flush();
    }

    /// <summary>Inserts what still waits.</summary>
    public void Flush()
    {
        foreach (var row in waiting) Run(one, [row]);
        Forget();
    }

    public void Dispose()
    {
        one.Command.Dispose();
        many.Command.Dispose();
    }

    private void Forget()
    {
        waiting.Clear();
        waitingBytes = 0;
    }

    private void Run((DbCommand Command, DbParameter[] Parameters) insert, List<object?[]> rows)
    {
        for (var row = 0; row < rows.Count; row++)
            for (var i = 0; i < table.Columns.Count; i++)
                table.Columns[i].Fill(insert.Parameters[row * table.Columns.Count + i], rows[row][i]);
        insert.Command.ExecuteNonQuery();
    }

    private (DbCommand, DbParameter[]) Prepare(DbConnection connection, int rows)
    {
        var command = connection.CreateCommand();
        var parameters = new List<DbParameter>(rows * table.Columns.Count);
        var lists = new List<string>(rows);
        for (var row = 0; row < rows; row++)
        {
            var names = new List<string>(table.Columns.Count);
            foreach (var column in table.Columns)
            {
                var name = string.Create(CultureInfo.InvariantCulture, $"@p{parameters.Count}");
                var parameter = column.NewParameter(command, name);
                command.Parameters.Add(parameter);
                parameters.Add(parameter);
                names.Add(name);
            }
            lists.Add($"({string.Join(", ", names)})");
        }
        command.CommandText = $"INSERT INTO {table.Name} ({table.ColumnNames}) VALUES {string.Join(", ", lists)}";
        command.CommandTimeout = 0;
        command.Prepare();
        return (command, [.. parameters]);
    }
}
