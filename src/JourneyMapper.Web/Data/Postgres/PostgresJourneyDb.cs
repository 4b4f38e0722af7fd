using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace JourneyMapper.Web.Data;

/// <summary>The model on PostgreSQL: times as <c>timestamptz</c>, order keys compared byte by byte.</summary>
public sealed class PostgresJourneyDb(DbContextOptions<PostgresJourneyDb> options) : JourneyDb(options)
{
    public override Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancel = default) => write();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<ElementRow>().Property(e => e.OrderKey).UseCollation("C");
    }
}

/// <summary>Only for <c>dotnet ef</c>.</summary>
public sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresJourneyDb>
{
    public PostgresJourneyDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresJourneyDb>().UseNpgsql("Host=localhost").Options);
}
