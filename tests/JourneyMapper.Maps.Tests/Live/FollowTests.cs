using JourneyMapper.Maps.Live;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>How a room follows what others have stored, and who may follow the room.</summary>
public sealed class FollowTests
{
    [Fact]
    public async Task A_room_that_is_told_of_a_version_shows_it_without_waiting_for_a_submission()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ear = new Ear { OnChanged = edit => shown.TrySetResult() };
        var (_, joined) = (await other.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        var version = await rig.DoAsync(Rig.Ann, Rig.Severity(4));

        Assert.Equal(1, other.Rooms.Versions()[Rig.MapId]);
        await other.Rooms.HearAsync(Rig.MapId, version);
        await shown.Task;

        Assert.Equal(version, other.Rooms.Versions()[Rig.MapId]);
        ear.HeardAllSince(joined, version);
    }

    [Fact]
    public async Task A_room_that_is_told_of_its_own_edit_does_not_ask_the_store()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var editing = rig.DoAsync(Rig.Ann, Rig.Severity(4));
        await barrier.Reached;
        // The message is faster than the answer.
        await rig.Rooms.HearAsync(Rig.MapId, 2);
        barrier.Open();
        await editing;
        await rig.Rooms.HearAsync(Rig.MapId, 2);
        await rig.DoAsync(Rig.Ann, Rig.Severity(5));

        Assert.Equal(0, rig.Store.LogReads);
    }

    [Fact]
    public async Task Word_of_a_map_that_is_not_open_opens_nothing()
    {
        await using var rig = await Rig.StartAsync();
        await rig.Rooms.HearAsync(Rig.MapId, 9);
        Assert.Empty(rig.Rooms.Versions());
    }

    [Fact]
    public async Task After_a_commit_of_unknown_outcome_the_room_looks_by_itself_until_it_knows()
    {
        await using var rig = await Rig.StartAsync();
        var shown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ear = new Ear { OnChanged = edit => shown.TrySetResult() };
        var (room, joined) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        rig.Store.Fates = _ =>
        {
            rig.Store.IsDown = true;
            return Fate.AnswerLost;
        };
        Assert.IsType<SubmitAnswer.Unavailable>(await rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(4)));

        rig.Time.Advance(MapRoom.LookAgainAfter);
        // Behind that look, which has failed too.
        await room.CatchUpAsync();
        Assert.Empty(ear.Versions);
        rig.Store.IsDown = false;
        rig.Time.Advance(MapRoom.LookAgainAfter);
        await shown.Task;

        ear.HeardAllSince(joined, 2);
    }

    [Theory]
    [InlineData("""[{"op":"somethingNewer"}]""")]
    [InlineData("""[{"op":"remove","id":"0197f000-0000-7000-8000-0000000000ff"}]""")]
    [InlineData("no JSON")]
    public async Task An_edit_of_the_log_that_does_not_apply_closes_the_room_and_the_next_one_reads_the_rows(string operations)
    {
        await using var rig = await Rig.StartAsync();
        var ear = new Ear();
        var (room, _) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        await rig.Store.CommitAsync(Foreign(operations));

        await room.CatchUpAsync();

        Assert.Equal([CloseReason.Removed], ear.ClosedFor);
        Assert.Empty(ear.Versions);
        Assert.Equal(2, (await rig.MapAsync()).Version);
        Assert.Equal(3, await rig.DoAsync(Rig.Ann, Rig.Severity(4)));
    }

    [Fact]
    public async Task A_submission_that_meets_such_an_edit_is_stored_by_the_next_room()
    {
        await using var rig = await Rig.StartAsync();
        var ear = new Ear();
        await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear);
        await rig.Store.CommitAsync(Foreign("""[{"op":"somethingNewer"}]"""));

        Assert.Equal(3, await rig.DoAsync(Rig.Ann, Rig.Severity(4)));

        Assert.Equal([CloseReason.Removed], ear.ClosedFor);
        Assert.Equal(3, rig.Rooms.Versions()[Rig.MapId]);
    }

    [Fact]
    public async Task Who_may_not_see_a_map_is_told_that_there_is_none()
    {
        await using var rig = await Rig.StartAsync();
        var version = Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ben, "ben", Rig.Severity(4))).Edit.Version;
        rig.Blind[Rig.Ben.Id] = true;

        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), await rig.SubmitAsync(Rig.Ben, "more", Rig.Severity(5)));
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), await rig.SubmitAsync(Rig.Ben, "ben", Rig.Severity(4)));
        Assert.Equal(new SubmitAnswer.Rejected(Rejection.MapGone), await rig.UndoAsync(Rig.Ben, version));
        Assert.Null(await rig.Rooms.ReadAsync(Rig.MapId, Rig.Ben.Id));
        Assert.Null(await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ben.Id, new Ear()));
        Assert.Empty(await rig.Rooms.EditsAsync(Rig.MapId, Rig.Ben.Id, 0, version));

        Assert.Equal(version, (await rig.MapAsync()).Version);
        Assert.Equal(version, (await rig.Rooms.EditsAsync(Rig.MapId, Rig.Ann.Id, 0, version)).Count);
    }

    /// <summary>What a newer version of the application in another process might have stored.</summary>
    private static MapCommit Foreign(string operations) => new(
        Rig.MapId, 1, [new StoredEdit(Rig.MapId, 2, DateTime.UtcNow, Rig.Ben.Id, Rig.Ben.Name, "newer", operations, "[]")], [], "Booking", "currentState");
}
