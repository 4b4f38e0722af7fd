using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace JourneyMapper.Web.Data;

/// <summary>The model on SQLite: times as UTC ticks, since SQLite has no type for them that sorts and compares.</summary>
public sealed class SqliteJourneyDb(DbContextOptions<SqliteJourneyDb> options, SqliteGate? gate = null) : JourneyDb(options)
{
    public override Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancel = default) =>
        gate is null ? write() : gate.ExclusiveAsync(write, cancel);

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        gate is null ? base.SaveChanges(acceptAllChangesOnSuccess) : gate.Exclusive(() => base.SaveChanges(acceptAllChangesOnSuccess));

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        WriteAsync(() => base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken), cancellationToken);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<OffsetTicks>();
    }

    // As strict as timestamptz, so that a local time is found out here and not by the first who uses PostgreSQL.
    private static long Ticks(DateTime time) =>
        time.Kind == DateTimeKind.Utc ? time.Ticks : throw new ArgumentException("Times are stored as UTC only.", nameof(time));

    private sealed class UtcTicks() : ValueConverter<DateTime, long>(time => Ticks(time), ticks => new DateTime(ticks, DateTimeKind.Utc));

    private sealed class OffsetTicks() : ValueConverter<DateTimeOffset, long>(time => time.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}

/// <summary>Only for <c>dotnet ef</c>.</summary>
public sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteJourneyDb>
{
    public SqliteJourneyDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteJourneyDb>().UseSqlite("Data Source=:memory:").Options);
}
