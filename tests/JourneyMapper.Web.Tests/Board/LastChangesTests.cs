using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Board.Panel;
using JourneyMapper.Web.Tests.Data;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

public sealed class SqliteLastChangesTests(SqliteTestDatabase database) : LastChangesTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresLastChangesTests(PostgresTestDatabase database) : LastChangesTests(database), IClassFixture<PostgresTestDatabase>;

/// <summary>Who changed something last, read from the log on both databases.</summary>
public abstract class LastChangesTests(TestDatabase database)
{
    private readonly Guid map = Guid.CreateVersion7();
    private readonly Guid card = Guid.CreateVersion7();

    [Fact]
    public async Task The_newest_edit_of_an_element_is_found()
    {
        await StoreAsync(
            ("Anna", $$"""[{"op":"insert","element":{"kind":"card","id":"{{card}}"} }]"""),
            ("Bo", $$"""[{"op":"batch","operations":[{"op":"set","id":"{{card}}","property":"severity","value":4}]}]"""),
            ("Eva", $$"""[{"op":"move","id":"{{Guid.NewGuid()}}","before":"{{card}}"}]"""));

        Assert.Equal(new LastChange("Bo", Samples.Noon.AddSeconds(3)), await FindAsync(card));
    }

    [Fact]
    public async Task Evidence_counts_as_a_change_of_its_card()
    {
        await StoreAsync(
            ("Anna", $$"""[{"op":"insert","element":{"kind":"card","id":"{{card}}"} }]"""),
            ("Bo", $$"""[{"op":"insert","element":{"kind":"evidence","id":"{{Guid.NewGuid()}}","cardId":"{{card}}","source":"Interview"} }]"""));

        Assert.Equal("Bo", (await FindAsync(card))?.AuthorName);
    }

    [Fact]
    public async Task Nobody_is_named_for_what_the_log_does_not_know()
    {
        await StoreAsync(("Anna", """[{"op":"n"}]"""));

        Assert.Null(await FindAsync(card));
    }

    private Task<LastChange?> FindAsync(Guid element) =>
        database.Services.GetRequiredService<LastChanges>().FindAsync(map, element, CancellationToken.None);

    private async Task StoreAsync(params (string Author, string Operations)[] edits)
    {
        await database.Store.CommitAsync(Samples.Creation(map));
        var stored = edits.Select((edit, i) => Samples.Edit(map, i + 2) with { AuthorName = edit.Author, Operations = edit.Operations });
        Assert.Equal(CommitOutcome.Stored, await database.Store.CommitAsync(new MapCommit(map, 1, [.. stored], [], "t", "k")));
    }
}
