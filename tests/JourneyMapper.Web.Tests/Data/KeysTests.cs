using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Data;

public sealed class SqliteKeysTests(SqliteTestDatabase database) : KeysTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresKeysTests(PostgresTestDatabase database) : KeysTests(database), IClassFixture<PostgresTestDatabase>;

public abstract class KeysTests(TestDatabase database)
{
    [Fact]
    public async Task The_keys_that_sign_cookies_lie_in_the_database()
    {
        var protector = database.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

        var letter = protector.Protect("hello");

        Assert.Equal("hello", protector.Unprotect(letter));
        await using var db = database.NewContext();
        Assert.Contains("<key ", (await db.DataProtectionKeys.SingleAsync()).Xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_migrations_are_what_the_model_says()
    {
        await using var db = database.NewContext();

        Assert.False(db.Database.HasPendingModelChanges());
    }
}
