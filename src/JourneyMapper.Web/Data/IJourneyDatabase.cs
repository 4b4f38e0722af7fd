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
}
