using JourneyMapper.Maps.Live;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Data;

public sealed class SqliteMapStoreTests(SqliteTestDatabase database) : MapStoreTests(database), IClassFixture<SqliteTestDatabase>;

public sealed class PostgresMapStoreTests(PostgresTestDatabase database) : MapStoreTests(database), IClassFixture<PostgresTestDatabase>;

/// <summary>What <see cref="IMapStore"/> promises, on both databases.</summary>
public abstract class MapStoreTests(TestDatabase database)
{
    private readonly Guid map = Guid.CreateVersion7();
    private readonly IMapStore store = database.Store;

    [Fact]
    public async Task A_created_map_is_loaded_as_it_was_stored()
    {
        var root = Samples.Element();
        var removed = root with { Id = Guid.NewGuid(), Parent = null, Second = null, Text = null, RemovedBy = root.Id, Removal = """{"span":2}""" };

        Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Creation(map, root, removed)));

        var loaded = await store.LoadAsync(map);
        Assert.NotNull(loaded);
        Assert.Equal((map, 1), (loaded.Id, loaded.Version));
        Assert.Equal([root, removed], loaded.Elements.OrderBy(e => e.Removal));
    }

    [Fact]
    public async Task A_map_without_elements_is_loaded_too()
    {
        await store.CommitAsync(Samples.Creation(map));

        Assert.Empty((await store.LoadAsync(map))!.Elements);
    }

    [Fact]
    public async Task An_unknown_map_is_null_and_has_no_edits()
    {
        Assert.Null(await store.LoadAsync(map));
        Assert.Empty(await store.ReadEditsAsync(map, 0, 10));
        Assert.Null(await store.FindSubmissionAsync(map, "s-1"));
        Assert.Equal(CommitOutcome.MapGone, await store.CommitAsync(Samples.Next(map, 4)));
    }

    [Fact]
    public async Task A_used_id_cannot_be_created_again()
    {
        var first = Samples.Element("first");
        await store.CommitAsync(Samples.Creation(map, first));

        var again = Samples.Creation(map, first with { Text = "second" });
        Assert.Equal(CommitOutcome.VersionTaken, await store.CommitAsync(again with { Edits = [Samples.Edit(map, 1, "other")] }));

        Assert.Equal("first", (await store.LoadAsync(map))!.Elements.Single().Text);
    }

    [Fact]
    public async Task A_commit_appends_its_edits_changes_its_elements_and_names_the_map()
    {
        var (kept, changed, added) = (Samples.Element("kept"), Samples.Element("before"), Samples.Element("added"));
        await store.CommitAsync(Samples.Creation(map, kept, changed));
        var after = changed with { Kind = "lane", Parent = null, Second = null, OrderKey = "b", Text = "after", Data = "{}", RemovedBy = kept.Id, Removal = "[]" };
        var group = new MapCommit(map, 1, [Samples.Edit(map, 2), Samples.Edit(map, 3)], [after, added], "New title", "dayInTheLife");

        Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(group));

        var loaded = (await store.LoadAsync(map))!;
        Assert.Equal(3, loaded.Version);
        Assert.Equal(new[] { kept, after, added }.ToHashSet(), loaded.Elements.ToHashSet());
        await using var db = database.NewContext();
        var row = await db.Maps.SingleAsync(m => m.Id == map);
        Assert.Equal(("New title", "dayInTheLife", 3), (row.Title, row.Kind, row.Version));
        Assert.Equal((group.Edits[1].At, DateTimeKind.Utc), (row.ChangedAt, row.ChangedAt.Kind));
        Assert.Equal(Samples.Edit(map, 1).At, row.CreatedAt);
    }

    [Fact]
    public async Task Edits_are_read_in_order_after_a_version_and_up_to_a_limit()
    {
        await store.CommitAsync(Samples.Creation(map));
        var edits = Enumerable.Range(2, 11).Select(v => Samples.Edit(map, v)).ToList();
        await store.CommitAsync(new MapCommit(map, 1, edits, [], "t", "k"));

        Assert.Equal(edits.Skip(1).Take(9), await store.ReadEditsAsync(map, 2, 9));
        Assert.Equal([edits[^1]], await store.ReadEditsAsync(map, 11, 9));
    }

    [Fact]
    public async Task A_submission_is_found_by_its_id_in_its_own_map_only()
    {
        await store.CommitAsync(Samples.Creation(map));
        await store.CommitAsync(Samples.Next(map, 1, "Ann-1"));

        Assert.Equal(Samples.Edit(map, 2, "Ann-1"), await store.FindSubmissionAsync(map, "Ann-1"));
        Assert.Null(await store.FindSubmissionAsync(map, "ann-1"));
        Assert.Null(await store.FindSubmissionAsync(Guid.NewGuid(), "Ann-1"));
    }

    [Fact]
    public async Task A_submission_counts_once_and_the_second_leaves_no_trace()
    {
        await store.CommitAsync(Samples.Creation(map));
        await store.CommitAsync(Samples.Next(map, 1, "once"));

        var group = new MapCommit(map, 2, [Samples.Edit(map, 3), Samples.Edit(map, 4, "once")], [Samples.Element()], "x", "y");
        Assert.Equal(CommitOutcome.SubmissionTaken, await store.CommitAsync(group));

        Assert.Equal(2, (await store.LoadAsync(map))!.Version);
        Assert.Empty((await store.LoadAsync(map))!.Elements);
        Assert.Equal(2, (await store.ReadEditsAsync(map, 0, 10)).Count);
    }

    [Fact]
    public async Task Two_maps_may_use_the_same_submission_and_element_ids()
    {
        var (other, element) = (Guid.CreateVersion7(), Samples.Element());

        Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Creation(map, element)));
        Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Creation(other, element with { Text = "other" })));

        Assert.Equal(element, (await store.LoadAsync(map))!.Elements.Single());
    }

    [Fact]
    public async Task Of_many_commits_for_one_version_exactly_one_wins()
    {
        const int Writers = 12;
        await store.CommitAsync(Samples.Creation(map));
        for (var version = 1; version <= 5; version++)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
                () => store.CommitAsync(Samples.Next(map, version, $"{version}-{writer}", Samples.Element($"{writer}"))))));

            Assert.Single(outcomes, CommitOutcome.Stored);
            Assert.Equal(Writers - 1, outcomes.Count(o => o == CommitOutcome.VersionTaken));
        }
        var loaded = (await store.LoadAsync(map))!;
        Assert.Equal((6, 5), (loaded.Version, loaded.Elements.Count));
        Assert.Equal([1, 2, 3, 4, 5, 6], (await store.ReadEditsAsync(map, 0, 100)).Select(e => e.Version));
    }

    [Fact]
    public async Task A_map_in_the_bin_is_neither_loaded_nor_written_and_its_id_stays_used()
    {
        await store.CommitAsync(Samples.Creation(map));
        await using (var db = database.NewContext())
        {
            var row = await db.Maps.SingleAsync(m => m.Id == map);
            row.DeletedAt = Samples.Noon;
            await db.SaveChangesAsync();
        }

        Assert.Null(await store.LoadAsync(map));
        Assert.Equal(CommitOutcome.MapGone, await store.CommitAsync(Samples.Next(map, 1)));
        Assert.Equal(CommitOutcome.VersionTaken, await store.CommitAsync(Samples.Creation(map)));
        Assert.Single(await store.ReadEditsAsync(map, 0, 10));
    }

    [Fact]
    public async Task Content_that_the_database_does_not_take_is_refused_and_leaves_no_trace()
    {
        await store.CommitAsync(Samples.Creation(map));

        Assert.Equal(CommitOutcome.Refused, await store.CommitAsync(Samples.Next(map, 1, "bad", Samples.Element() with { Kind = null! })));
        Assert.Equal(CommitOutcome.Refused, await store.CommitAsync(Samples.Next(map, 9)));

        Assert.Null(await store.FindSubmissionAsync(map, "bad"));
        Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Next(map, 1)));
    }

    [Fact]
    public async Task A_text_that_cannot_be_kept_as_it_is_is_refused_and_leaves_no_trace()
    {
        await store.CommitAsync(Samples.Creation(map));

        // Not as arguments of the test: an attribute cannot hold half a surrogate pair either.
        foreach (var text in (string[])["half \ud83d pair", "null\0"])
            Assert.Equal(CommitOutcome.Refused, await store.CommitAsync(Samples.Next(map, 1, "bad", Samples.Element(text))));

        Assert.Null(await store.FindSubmissionAsync(map, "bad"));
        Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Next(map, 1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_commit_whose_versions_do_not_follow_is_a_mistake_of_the_caller(int edits)
    {
        var commit = new MapCommit(map, 7, [.. Enumerable.Repeat(Samples.Edit(map, 7), edits)], [], "t", "k");

        await Assert.ThrowsAsync<ArgumentException>(() => store.CommitAsync(commit));
    }

    [Fact]
    public async Task A_cancelled_commit_does_not_begin()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CommitAsync(Samples.Creation(map), new CancellationToken(true)));

        Assert.Null(await store.LoadAsync(map));
    }

    [Fact]
    public async Task A_map_belongs_to_the_person_who_made_it_and_to_nobody_when_a_program_did()
    {
        var (person, theirs) = (new Web.Data.Person { UserName = "ben", CreatedAt = Samples.Noon }, Guid.CreateVersion7());
        await using var db = database.NewContext();
        db.Users.Add(person);
        await db.SaveChangesAsync();

        await store.CommitAsync(Samples.Creation(theirs) with { Edits = [Samples.Edit(theirs, 1, author: person.Id)] });
        await store.CommitAsync(Samples.Creation(map));

        var rows = await db.Maps.Where(m => m.Id == map || m.Id == theirs).ToDictionaryAsync(m => m.Id);
        Assert.Equal((person.Id, person.Id), (rows[theirs].CreatedBy, rows[theirs].OwnerId));
        Assert.Equal((null, null), (rows[map].CreatedBy, rows[map].OwnerId));
    }

    [Fact]
    public async Task Order_keys_are_compared_ordinally()
    {
        string[] keys = ["0", "A", "B", "Z", "Zz", "a", "aB", "aa", "b", "å"];
        await store.CommitAsync(Samples.Creation(map, [.. keys.Reverse().Select(k => Samples.Element(orderKey: k))]));

        await using var db = database.NewContext();
        var ordered = await db.Elements.Where(e => e.MapId == map).OrderBy(e => e.OrderKey).Select(e => e.OrderKey).ToListAsync();

        Assert.Equal(keys, ordered);
    }

    [Fact]
    public async Task A_map_of_ten_thousand_elements_is_stored_whole()
    {
        var elements = Enumerable.Range(0, 10_000).Select(i => Samples.Element($"{i}")).ToArray();

        Assert.Equal(CommitOutcome.Stored, await store.CommitAsync(Samples.Creation(map, elements)));

        Assert.Equal(elements.ToHashSet(), (await store.LoadAsync(map))!.Elements.ToHashSet());
    }
}
