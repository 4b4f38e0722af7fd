using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Data;

/// <summary>
/// Everything that is stored. Ask for it scoped in pages and endpoints, or through <c>IDbContextFactory&lt;JourneyDb&gt;</c> in a
/// circuit, where a scope lives as long as the visit. Maps are edited through <see cref="Maps.Live.IMapStore"/> only.
/// </summary>
/// <remarks>
/// <c>SaveChanges</c> may be called freely. What writes without it (<c>ExecuteUpdate</c>, <c>ExecuteDelete</c>, a transaction)
/// belongs inside <see cref="WriteAsync{T}"/>: on SQLite it throws outside.
/// </remarks>
public abstract class JourneyDb(DbContextOptions options) : IdentityUserContext<Person, Guid>(options)
{
    public DbSet<MapRow> Maps => Set<MapRow>();

    public DbSet<ElementRow> Elements => Set<ElementRow>();

    public DbSet<EditRow> Edits => Set<EditRow>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Workspace> Workspaces => Set<Workspace>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<MapAccess> MapAccess => Set<MapAccess>();

    public DbSet<MapGrant> MapGrants => Set<MapGrant>();

    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Folder> Folders => Set<Folder>();

    public DbSet<Favourite> Favourites => Set<Favourite>();

    public DbSet<Visit> Visits => Set<Visit>();

    public DbSet<Image> Images => Set<Image>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<SourceFile> SourceFiles => Set<SourceFile>();

    public DbSet<MapTemplate> Templates => Set<MapTemplate>();

    public DbSet<MapView> MapViews => Set<MapView>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Runs a write that does not go through <c>SaveChanges</c>; several writes inside may share a transaction.</summary>
    public abstract Task<T> WriteAsync<T>(Func<Task<T>> write, CancellationToken cancel = default);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Role>().HaveConversion<string>();
        configurationBuilder.Properties<TokenRight>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        ConfigurePeople(builder);
        ConfigureMaps(builder);
        ConfigureAccess(builder);
        ConfigureShelves(builder);
        ConfigureJourneys(builder);
    }

    private static void ConfigurePeople(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.ToTable("People");
            person.HasIndex(p => p.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        });
        model.Entity<IdentityUserClaim<Guid>>().ToTable("PersonClaims");
        model.Entity<IdentityUserLogin<Guid>>().ToTable("PersonLogins");
        model.Entity<IdentityUserToken<Guid>>().ToTable("PersonTokens");
        model.Entity<Member>(member =>
        {
            member.ToTable("Members").HasKey(m => m.PersonId);
            member.HasOne(m => m.Person).WithOne().HasForeignKey<Member>(m => m.PersonId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<Workspace>().ToTable("Workspace").Property(w => w.Id).ValueGeneratedNever();
    }

    // No foreign keys between these three: edits are written before the map's row (see IMapStore.CommitAsync), which decides at the end
    // of the same transaction whether they stay, and 10,000 elements would cost 10,000 look-ups. Authors may be programs, so no key to people.
    private static void ConfigureMaps(ModelBuilder model)
    {
        model.Entity<MapRow>(map =>
        {
            map.ToTable("Maps").Property(m => m.Id).ValueGeneratedNever();
            map.HasIndex(m => new { m.ChangedAt, m.Id });
        });
        model.Entity<ElementRow>().ToTable("Elements").HasKey(e => new { e.MapId, e.Id });
        model.Entity<EditRow>(edit =>
        {
            edit.ToTable("Edits").HasKey(e => new { e.MapId, e.Version });
            edit.HasIndex(e => new { e.MapId, e.SubmissionId }).IsUnique();
        });
    }

    private static void ConfigureAccess(ModelBuilder model)
    {
        model.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("Invitations").Property(i => i.Id).ValueGeneratedNever();
            invitation.HasIndex(i => i.TokenHash).IsUnique();
        });
        model.Entity<ApiToken>(token =>
        {
            token.ToTable("ApiTokens").Property(t => t.Id).ValueGeneratedNever();
            token.HasIndex(t => t.TokenHash).IsUnique();
        });
        model.Entity<MapAccess>().ToTable("MapAccess").HasKey(a => a.MapId);
        model.Entity<MapGrant>().ToTable("MapGrants").HasKey(g => new { g.MapId, g.PersonId });
        model.Entity<PasswordReset>(reset =>
        {
            reset.ToTable("PasswordResets").Property(r => r.Id).ValueGeneratedNever();
            reset.HasIndex(r => r.TokenHash).IsUnique();
        });
        model.Entity<Session>(session =>
        {
            session.ToTable("Sessions").Property(s => s.Id).ValueGeneratedNever();
            session.Property(s => s.Browser).HasMaxLength(Session.BrowserLength);
            session.HasIndex(s => s.PersonId);
        });
        model.Entity<DataProtectionKey>().ToTable("DataProtectionKeys");
    }

    // Whatever names one of these (a card, a persona, an evidence) may outlive it, so no keys between them.
    private static void ConfigureJourneys(ModelBuilder model)
    {
        model.Entity<Image>().ToTable("Images").Property(i => i.Id).ValueGeneratedNever();
        model.Entity<Source>().ToTable("Sources").Property(s => s.Id).ValueGeneratedNever();
        model.Entity<SourceFile>().ToTable("SourceFiles").HasKey(f => f.SourceId);
        model.Entity<SourceFile>().Property(f => f.SourceId).ValueGeneratedNever();
        model.Entity<MapTemplate>().ToTable("Templates").HasKey(t => t.MapId);
        model.Entity<MapTemplate>().Property(t => t.MapId).ValueGeneratedNever();
        model.Entity<MapView>(view =>
        {
            view.ToTable("MapViews").Property(v => v.Id).ValueGeneratedNever();
            view.HasIndex(v => v.MapId);
        });
    }

    // Rows of a map that was deleted for good, or of a person who was erased, are removed by whoever deletes or erases.
    private static void ConfigureShelves(ModelBuilder model)
    {
        model.Entity<Folder>().ToTable("Folders").Property(f => f.Id).ValueGeneratedNever();
        model.Entity<Favourite>().ToTable("Favourites").HasKey(f => new { f.PersonId, f.MapId });
        model.Entity<Visit>().ToTable("Visits").HasKey(v => new { v.PersonId, v.MapId });
    }
}
