using JourneyMapper.Maps.Live;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace JourneyMapper.Web.Data;

/// <summary>Registers the data layer. Configuration: <c>ConnectionStrings:Postgres</c>, else <c>Storage:Path</c>.</summary>
public static class JourneyData
{
    public const string PostgresName = "Postgres";
    public const string PathSetting = "Storage:Path";
    public const string DefaultPath = "data";

    private const string ApplicationName = "JourneyMapper";

    /// <summary>
    /// Adds <see cref="JourneyDb"/> (scoped), <c>IDbContextFactory&lt;JourneyDb&gt;</c>, <see cref="IMapStore"/>, <see cref="IJourneyDatabase"/> and the keys of
    /// data protection. Nothing is opened before <see cref="IJourneyDatabase.OpenAsync"/>.
    /// </summary>
    public static WebApplicationBuilder AddJourneyData(this WebApplicationBuilder builder)
    {
        var postgres = builder.Configuration.GetConnectionString(PostgresName);
        if (string.IsNullOrWhiteSpace(postgres))
            builder.AddSqlite();
        else
            builder.AddPostgres(postgres);
        builder.Services.AddDataProtection().SetApplicationName(ApplicationName);
        // Asked for while the pipeline is built, used later: a setting that cannot be read is told by OpenAsync, in one line.
        builder.Services.AddOptions<KeyManagementOptions>().Configure<IServiceProvider>(
            (options, provider) => options.XmlRepository = new KeysInDatabase(new(provider.GetRequiredService<IDbContextFactory<JourneyDb>>)));
        return builder;
    }

    private static void AddSqlite(this WebApplicationBuilder builder)
    {
        var path = builder.Configuration[PathSetting];
        var folder = Path.Combine(builder.Environment.ContentRootPath, string.IsNullOrWhiteSpace(path) ? DefaultPath : path);
        var services = builder.Services;
        services.AddSingleton(_ => new StorageFolder(folder));
        services.AddSingleton<SqliteGate>();
        services.AddSingleton<IMapStore, SqliteMapStore>();
        services.AddSingleton<IJourneyDatabase, SqliteDatabase>();
        services.AddDatabase<SqliteJourneyDb>((provider, options) => options
            .UseSqlite(SqliteConnections.Shared(provider.GetRequiredService<StorageFolder>()))
            .AddInterceptors(new OnlyThroughTheGate(provider.GetRequiredService<SqliteGate>())));
    }

    private static void AddPostgres(this WebApplicationBuilder builder, string connectionString)
    {
        var services = builder.Services;
        services.AddSingleton(provider => PostgresConnections.Source(connectionString, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<OtherNodes>();
        services.AddSingleton<IMapStore, PostgresMapStore>();
        services.AddSingleton<IJourneyDatabase, PostgresDatabase>();
        services.AddDatabase<PostgresJourneyDb>((provider, options) => options.UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>()));
    }

    private static void AddDatabase<TDb>(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure)
        where TDb : JourneyDb
    {
        services.AddDbContextFactory<TDb>(configure);
        services.AddSingleton<IDbContextFactory<JourneyDb>, JourneyDbFactory<TDb>>();
        services.AddScoped<JourneyDb>(provider => provider.GetRequiredService<TDb>());
    }
}
