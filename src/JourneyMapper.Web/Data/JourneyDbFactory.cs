using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Data;

/// <summary>Makes contexts of the database in use for those who know only <see cref="JourneyDb"/>.</summary>
internal sealed class JourneyDbFactory<TDb>(IDbContextFactory<TDb> factory) : IDbContextFactory<JourneyDb>
    where TDb : JourneyDb
{
    public JourneyDb CreateDbContext() => factory.CreateDbContext();

    public async Task<JourneyDb> CreateDbContextAsync(CancellationToken cancellationToken = default) =>
        await factory.CreateDbContextAsync(cancellationToken);
}
