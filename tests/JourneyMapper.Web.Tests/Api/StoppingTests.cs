using Xunit;

namespace JourneyMapper.Web.Tests.Api;

/// <summary>What only happens once to an application.</summary>
public sealed class StoppingTests
{
    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Whoever_follows_a_map_hears_that_the_server_stops(string kind)
    {
        var app = kind == "SQLite" ? (ApiApp)new SqliteApiApp() : new PostgresApiApp();
        await app.InitializeAsync();
        var (map, _) = await app.NewCardAsync();
        await using var client = await app.ConnectAsync();
        await client.JoinAsync(map);
        await app.DisposeAsync();
        var closed = await client.Closed.NextAsync();
        Assert.Equal((map, "shutdown"), (closed.GetProperty("mapId").GetGuid(), closed.GetProperty("reason").GetString()));
        await client.Disconnected.NextAsync();
    }
}
