using System.Data.Common;

namespace JourneyMapper.Web.Data;

/// <summary>The database as the host sees it: opened once at start, asked for its health afterwards.</summary>
public interface IJourneyDatabase
{
    /// <summary>Where the data is, for the person who starts the application; without secrets.</summary>
    string Place { get; }

    /// <summary>Opens the database and brings it to the newest schema.</summary>
    /// <exception cref="StartException">It cannot; the message says why in one line.</exception>
    Task OpenAsync(CancellationToken cancel = default);

    /// <summary>Whether it can be reached and has the newest schema. Never throws but for cancellation.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancel = default);

    /// <summary>
    /// A connection whose reads all see the database at one moment, from the first of them on, whatever is written meanwhile. It holds up nobody who writes, needs
    /// no <see cref="OpenAsync"/>, and works beside another process. The caller disposes of it.
    /// </summary>
    /// <exception cref="StartException">The database cannot be opened.</exception>
    DbConnection OpenSnapshot();

    /// <summary>Runs <paramref name="write"/> in one transaction: when it returns, all of it is stored; when it throws or the process dies, nothing.</summary>
    void InOneTransaction(Action<DbConnection> write);
}
