using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Live;

public sealed class SubmissionTests
{
    [Fact]
    public async Task The_same_id_from_the_same_author_gets_the_first_answer()
    {
        await using var rig = await Rig.StartAsync();
        var first = Accepted(await rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(3)));

        // Whatever it says now, and also when it could not be applied any more.
        Assert.Same(first, Accepted(await rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(5))));
        Assert.Same(first, Accepted(await rig.SubmitAsync(Rig.Ann, "one", new RemoveOperation(Guid.NewGuid()))));
        Assert.Equal(2, (await rig.MapAsync()).Version);
    }

    [Fact]
    public async Task It_gets_the_first_answer_after_very_many_edits_and_after_reopening_too()
    {
        await using var rig = await Rig.StartAsync();
        var first = Accepted(await rig.SubmitAsync(Rig.Ann, "one", 1, Rig.Type("letters")));
        await Task.WhenAll(Enumerable.Range(0, 2_100).Select(i => rig.SubmitAsync(Rig.Ben, $"b{i}", Rig.Severity(1 + (i % 5)))));
        await using var reopened = rig.Another();

        foreach (var rooms in new[] { rig, reopened })
        {
            var again = Accepted(await rooms.SubmitAsync(Rig.Ann, "one", 1, Rig.Type("letters")));
            Assert.Equal(first.ToStored(), again.ToStored());
            // A refusal of the repeated one would be a lie: it was stored.
            Assert.Equal(2, Accepted(await rooms.SubmitAsync(Rig.Ann, "one", new RemoveOperation(Guid.NewGuid()))).Version);
        }

        Assert.Equal("letters", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    [Fact]
    public async Task The_same_id_from_another_author_is_taken()
    {
        await using var rig = await Rig.StartAsync();
        await rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(3));
        await using var reopened = rig.Another();

        foreach (var rooms in new[] { rig, reopened })
        {
            Assert.Equal(Rejection.SubmissionTaken, Rejected(await rooms.SubmitAsync(Rig.Ben, "one", Rig.Severity(4))));
            Assert.Equal(Rejection.SubmissionTaken, Rejected(await rooms.SubmitAsync(Rig.Ben, "one", new RemoveOperation(Guid.NewGuid()))));
        }

        Assert.Equal(2, (await rig.MapAsync()).Version);
    }

    [Fact]
    public async Task A_refused_submission_is_not_remembered()
    {
        await using var rig = await Rig.StartAsync();
        Assert.IsType<SubmitAnswer.Refused>(await rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(9)));
        Assert.Equal(2, Accepted(await rig.SubmitAsync(Rig.Ben, "one", Rig.Severity(4))).Version);
    }

    [Fact]
    public async Task Twice_in_one_group_counts_once()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        var (one, again, other) = (rig.SubmitAsync(Rig.Ann, "one", Rig.Type("x")), rig.SubmitAsync(Rig.Ann, "one", Rig.Type("x")), rig.SubmitAsync(Rig.Ben, "one", Rig.Type("y")));
        barrier.Open();
        await first;

        Assert.Equal(Accepted(await one).Version, Accepted(await again).Version);
        Assert.Equal(Rejection.SubmissionTaken, Rejected(await other));
        Assert.Equal("x", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    [Fact]
    public async Task When_the_first_of_two_with_one_id_is_refused_the_second_has_its_turn()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        var (refused, accepted) = (rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(9)), rig.SubmitAsync(Rig.Ben, "one", Rig.Severity(2)));
        barrier.Open();
        await first;

        Assert.IsType<SubmitAnswer.Refused>(await refused);
        Assert.Equal(3, Accepted(await accepted).Version);
    }

    [Fact]
    public async Task Each_accepted_submission_raises_the_version_by_one_even_if_nothing_changes()
    {
        await using var rig = await Rig.StartAsync();
        Assert.Equal(2, await rig.DoAsync(Rig.Ann, Rig.Severity(1), Rig.Severity(2), Rig.Severity(3)));
        Assert.Equal(3, await rig.DoAsync(Rig.Ann, Rig.Severity(3)));
        Assert.Equal(4, await rig.DoAsync(Rig.Ann));
        Assert.IsType<SubmitAnswer.Refused>(await rig.SubmitAsync(Rig.Ann, "no", Rig.Severity(4), Rig.Severity(9)));
        Assert.Equal(4, (await rig.MapAsync()).Version);
        Assert.Equal(4, rig.Store.Loaded(Rig.MapId).Version);
    }

    [Fact]
    public async Task A_version_that_has_not_happened_is_ahead()
    {
        await using var rig = await Rig.StartAsync();
        var answer = Assert.IsType<SubmitAnswer.Rejected>(await rig.SubmitAsync(Rig.Ann, "one", 2, Rig.Severity(1)));
        Assert.Equal((Rejection.VersionAhead, 1), (answer.Reason, answer.Version));
        Assert.Equal(2, Accepted(await rig.SubmitAsync(Rig.Ann, "one", 1, Rig.Severity(1))).Version);
    }

    [Fact]
    public async Task A_version_that_another_process_has_stored_is_not_ahead()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        await other.MapAsync();
        var seen = await rig.DoAsync(Rig.Ann, Rig.Type("abc"));

        Assert.Equal(3, Accepted(await other.SubmitAsync(Rig.Ann, "next", seen, Rig.Type("d", at: 3))).Version);
        Assert.Equal("abcd", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    [Fact]
    public async Task Rights_are_asked_when_the_submission_is_applied()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        var waiting = rig.SubmitAsync(Rig.Ben, "one", Rig.Severity(2));
        rig.Barred[Rig.Ben.Id] = true;
        barrier.Open();
        await first;

        Assert.Equal(Rejection.Forbidden, Rejected(await waiting));
        Assert.Equal(2, (await rig.MapAsync()).Version);
    }

    [Fact]
    public async Task Whoever_lost_the_right_still_hears_that_the_earlier_submission_was_stored()
    {
        await using var rig = await Rig.StartAsync();
        await rig.SubmitAsync(Rig.Ben, "one", Rig.Severity(2));
        rig.Barred[Rig.Ben.Id] = true;
        await using var reopened = rig.Another();
        reopened.Barred[Rig.Ben.Id] = true;

        Assert.Equal(2, Accepted(await rig.SubmitAsync(Rig.Ben, "one", Rig.Severity(2))).Version);
        Assert.Equal(2, Accepted(await reopened.SubmitAsync(Rig.Ben, "one", Rig.Severity(2))).Version);
    }

    [Fact]
    public async Task Deltas_made_on_an_older_version_keep_every_letter()
    {
        await using var rig = await Rig.StartAsync();
        var seen = await rig.DoAsync(Rig.Ann, Rig.Type("queue"));
        await rig.SubmitAsync(Rig.Ann, "a", seen, Rig.Type("long "));
        var answer = Accepted(await rig.SubmitAsync(Rig.Ben, "b", seen, Rig.Type(" outside", at: 5)));

        Assert.Equal("long queue outside", (await rig.MapAsync()).Find(Rig.Note)!.Caption);
        Assert.Equal("[10,\" outside\"]", TextOf(answer));
    }

    [Fact]
    public async Task A_group_transforms_over_its_own_members_that_are_not_stored_yet()
    {
        await using var rig = await Rig.StartAsync();
        var seen = await rig.DoAsync(Rig.Ann, Rig.Type("queue"));
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        var rest = new[] { rig.SubmitAsync(Rig.Ann, "a", seen, Rig.Type("long ")), rig.SubmitAsync(Rig.Ben, "b", seen, Rig.Type(" outside", at: 5)) };
        barrier.Open();
        await Task.WhenAll([first, .. rest]);

        Assert.Equal([1, 1, 2], rig.Store.Groups);
        Assert.Equal("long queue outside", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    private static string TextOf(MapEdit edit) =>
        System.Text.Json.JsonDocument.Parse(OperationJson.WriteList(edit.Operations)).RootElement[0].GetProperty("delta").GetRawText();

    private static MapEdit Accepted(SubmitAnswer answer) => Assert.IsType<SubmitAnswer.Accepted>(answer).Edit;

    private static Rejection Rejected(SubmitAnswer answer) => Assert.IsType<SubmitAnswer.Rejected>(answer).Reason;
}
