using Npgsql;

namespace JourneyMapper.Web.Data;

internal static class PostgresConnections
{
    private const int PreparedStatements = 64;
    private const int UsesBeforePreparing = 2;

    /// <summary>One pool for the store and for EF, which prepares by itself what is used again. Settings in the connection string win.</summary>
    public static NpgsqlDataSource Source(string connectionString, ILoggerFactory logs)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new StartException($"the setting ConnectionStrings:{JourneyData.PostgresName} cannot be read: {e.Message}", e);
        }
        if (settings.MaxAutoPrepare == 0)
        {
            settings.MaxAutoPrepare = PreparedStatements;
            settings.AutoPrepareMinUsages = UsesBeforePreparing;
        }
        settings.ApplicationName ??= "JourneyMapper";
        return new NpgsqlDataSourceBuilder(settings.ConnectionString).UseLoggerFactory(logs).Build();
    }
}
