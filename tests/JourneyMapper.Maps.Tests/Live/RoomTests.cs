using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Live;

public sealed class RoomTests
{
    [Fact]
    public async Task Nothing_is_published_or_answered_before_it_is_durable()
    {
        await using var rig = await Rig.StartAsync();
        var (barrier, ear) = (new Barrier(), new Ear());
        var (room, joined) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        rig.Store.Before = _ => barrier.PassAsync();

        var answering = rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(3));
        await barrier.Reached;

        Assert.False(answering.IsCompleted);
        Assert.Empty(ear.Versions);
        Assert.Same(joined, room.Map);
        barrier.Open();
        var edit = Assert.IsType<SubmitAnswer.Accepted>(await answering).Edit;
        Assert.Same(edit, Assert.Single(ear.Edits));
        Assert.Equal(2, room.Map.Version);
        Assert.Equal(rig.Store.Edits(Rig.MapId)[1], edit.ToStored());
    }

    [Fact]
    public async Task What_waits_is_stored_together_in_the_order_of_its_arrival()
    {
        await using var rig = await Rig.StartAsync();
        var (barrier, ear) = (new Barrier(), new Ear());
        await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear);
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;

        var rest = Enumerable.Range(0, 20).Select(i => rig.SubmitAsync(i % 2 == 0 ? Rig.Ann : Rig.Ben, $"s{i}", Rig.Type($"{(char)('a' + i)}"))).ToList();
        barrier.Open();
        await Task.WhenAll(rest);

        Assert.Equal([1, 20], rig.Store.Groups);
        Assert.Equal(["first", .. Enumerable.Range(0, 20).Select(i => $"s{i}")], ear.Edits.Select(edit => edit.SubmissionId));
        Assert.Equal("tsrqponmlkjihgfedcba", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
        Assert.IsType<SubmitAnswer.Accepted>(await first);
    }

    [Fact]
    public async Task A_group_is_never_larger_than_its_limit()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;

        var rest = Enumerable.Range(0, MapRoom.GroupLimit + 1).Select(i => rig.SubmitAsync(Rig.Ann, $"s{i}", Rig.Severity(2))).ToList();
        barrier.Open();
        await Task.WhenAll([first, .. rest]);

        Assert.Equal([1, MapRoom.GroupLimit, 1], rig.Store.Groups);
    }

    [Fact]
    public async Task Submissions_that_arrive_while_the_map_is_being_opened_keep_their_order()
    {
        await using var rig = await Rig.StartAsync();
        var ids = Enumerable.Range(0, 200).Select(i => $"s{i}").ToList();

        // Nobody has opened the room yet, and nothing is awaited in between.
        await Task.WhenAll(ids.ConvertAll(id => rig.SubmitAsync(Rig.Ann, id, Rig.Severity(2))));

        Assert.Equal(ids, rig.Store.Edits(Rig.MapId).Skip(1).Select(edit => edit.SubmissionId));
    }

    [Fact]
    public async Task Nobody_fills_the_queue_for_the_others_not_even_with_what_is_refused()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        await rig.Rooms.OpenAsync(Rig.MapId);
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        rig.Barred[Rig.Ben.Id] = true;

        var flood = Enumerable.Range(0, MapRoom.WaitingLimitOfOne + 1).Select(i => rig.SubmitAsync(Rig.Ben, $"s{i}", Rig.Severity(2))).ToList();
        var anns = rig.SubmitAsync(Rig.Ann, "second", Rig.Severity(3));

        Assert.Equal(Rejection.Busy, Assert.IsType<SubmitAnswer.Rejected>(await flood[^1]).Reason);
        barrier.Open();
        Assert.All(await Task.WhenAll(flood[..^1]), answer => Assert.Equal(Rejection.Forbidden, Assert.IsType<SubmitAnswer.Rejected>(answer).Reason));
        Assert.All(await Task.WhenAll(first, anns), answer => Assert.IsType<SubmitAnswer.Accepted>(answer));
        // Whoever waits no longer has room again.
        rig.Barred.Clear();
        Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ben, "later", Rig.Severity(4)));
    }

    [Fact]
    public async Task More_than_can_wait_is_answered_busy_and_not_stored()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        await rig.Rooms.OpenAsync(Rig.MapId);
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;

        var crowd = Enumerable.Range(0, MapRoom.WaitingLimit / MapRoom.WaitingLimitOfOne).Select(i => new MapAuthor(StartMap.Id(950 + i), $"{i}")).ToList();
        var waiting = Enumerable.Range(0, MapRoom.WaitingLimit).Select(i => rig.SubmitAsync(crowd[i % crowd.Count], $"s{i}", Rig.Severity(2))).ToList();
        var tooMany = await rig.SubmitAsync(Rig.Ann, "too-many", Rig.Severity(3));

        Assert.Equal(Rejection.Busy, Assert.IsType<SubmitAnswer.Rejected>(tooMany).Reason);
        barrier.Open();
        Assert.All(await Task.WhenAll([first, .. waiting]), answer => Assert.IsType<SubmitAnswer.Accepted>(answer));
        Assert.DoesNotContain(rig.Store.Edits(Rig.MapId), edit => edit.SubmissionId == "too-many");
        Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ann, "too-many", Rig.Severity(3)));
    }

    [Fact]
    public async Task Joining_under_load_gives_the_map_and_every_change_after_it_once()
    {
        await using var rig = await Rig.StartAsync();
        const int Writers = 4, Each = 100, Joiners = 40;
        var writing = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < Each; i++) await rig.DoAsync(Rig.Ann, Rig.Severity(1 + (i % 5)));
        })).ToList();
        var joining = Enumerable.Range(0, Joiners).Select(_ => Task.Run(async () =>
        {
            var ear = new Ear();
            var (_, map) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
            return (ear, map);
        })).ToList();
        var joined = await Task.WhenAll(joining);
        await Task.WhenAll(writing);

        foreach (var (ear, map) in joined) ear.HeardAllSince(map, 1 + (Writers * Each));
        rig.Store.Loaded(Rig.MapId);
    }

    [Fact]
    public async Task Whoever_leaves_hears_nothing_more()
    {
        await using var rig = await Rig.StartAsync();
        var ear = new Ear();
        var (room, _) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        await rig.DoAsync(Rig.Ann, Rig.Severity(1));
        room.Leave(ear);
        await rig.DoAsync(Rig.Ann, Rig.Severity(2));
        Assert.Equal([2], ear.Versions);
    }

    [Fact]
    public async Task A_listener_that_throws_is_let_go_and_costs_nobody_else_anything()
    {
        await using var rig = await Rig.StartAsync();
        var bad = new Ear { OnChanged = edit => { if (edit.Version == 3) throw new InvalidOperationException("bad"); } };
        var good = new Ear();
        var (_, joined) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, bad))!.Value;
        await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, good);

        for (var i = 1; i < 4; i++) await rig.DoAsync(Rig.Ann, Rig.Severity(i));

        Assert.Equal([2], bad.Versions);
        Assert.Equal([CloseReason.Removed], bad.ClosedFor);
        good.HeardAllSince(joined, 4);
    }

    [Fact]
    public async Task A_defect_met_by_one_submission_fails_that_one_alone()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        rig.Unanswerable = Rig.Ben.Id;
        var before = rig.SubmitAsync(Rig.Ann, "before", Rig.Severity(2));
        var defect = rig.SubmitAsync(Rig.Ben, "defect", Rig.Severity(3));
        var after = rig.SubmitAsync(Rig.Ann, "after", Rig.Severity(4));
        barrier.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => defect);
        Assert.All([await first, await before, await after], answer => Assert.IsType<SubmitAnswer.Accepted>(answer));
        Assert.Equal(["creation", "first", "before", "after"], rig.Store.Edits(Rig.MapId).Select(edit => edit.SubmissionId));
    }

    [Fact]
    public async Task A_defect_while_storing_does_not_end_the_room()
    {
        await using var rig = await Rig.StartAsync();
        rig.Store.Fates = commit => commit.Edits[0].SubmissionId == "defect" ? Fate.Defect : Fate.Stored;
        await Assert.ThrowsAsync<InvalidOperationException>(() => rig.SubmitAsync(Rig.Ann, "defect", Rig.Severity(1)));
        Assert.Equal(2, await rig.DoAsync(Rig.Ann, Rig.Severity(2)));
    }

    [Fact]
    public async Task Closing_tells_who_listens_and_answers_who_waits()
    {
        await using var rig = await Rig.StartAsync();
        var (barrier, ear) = (new Barrier(), new Ear());
        await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear);
        rig.Store.Before = _ => barrier.PassAsync();
        var stored = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        var waiting = rig.SubmitAsync(Rig.Ann, "second", Rig.Severity(2));

        await rig.Rooms.CloseAsync(Rig.MapId, CloseReason.Deleted);
        rig.Store.Before = null;
        barrier.Open();

        // The first was on its way into the store; the second finds the map open again in another room.
        Assert.IsType<SubmitAnswer.Accepted>(await stored);
        Assert.IsType<SubmitAnswer.Accepted>(await waiting);
        Assert.Equal([CloseReason.Deleted], ear.ClosedFor);
        Assert.Equal(["creation", "first", "second"], rig.Store.Edits(Rig.MapId).Select(edit => edit.SubmissionId));
        rig.Store.Loaded(Rig.MapId);
    }

    [Fact]
    public async Task Stopping_tells_who_listens_answers_who_waits_and_opens_nothing_any_more()
    {
        var rig = await Rig.StartAsync();
        var (barrier, ear) = (new Barrier(), new Ear());
        await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear);
        rig.Store.Before = _ => barrier.PassAsync();
        var stored = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        var waiting = rig.SubmitAsync(Rig.Ann, "second", Rig.Severity(2));

        var stopping = rig.DisposeAsync();
        barrier.Open();
        await stopping;

        Assert.IsType<SubmitAnswer.Accepted>(await stored);
        Assert.IsType<SubmitAnswer.Unavailable>(await waiting);
        Assert.Equal([CloseReason.Shutdown], ear.ClosedFor);
        Assert.IsType<SubmitAnswer.Unavailable>(await rig.SubmitAsync(Rig.Ann, "third", Rig.Severity(3)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => rig.Rooms.OpenAsync(Rig.MapId));
    }

    [Fact]
    public async Task A_room_that_nobody_uses_is_closed_and_one_with_a_listener_is_not()
    {
        await using var rig = await Rig.StartAsync();
        var room = await rig.Rooms.OpenAsync(Rig.MapId);
        rig.Time.Advance(MapRooms.IdleTime - TimeSpan.FromSeconds(1));
        Assert.Same(room, await rig.Rooms.OpenAsync(Rig.MapId));

        rig.Time.Advance(MapRooms.IdleTime * 2);
        var next = await rig.Rooms.OpenAsync(Rig.MapId);
        Assert.NotSame(room, next);

        await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, new Ear());
        rig.Time.Advance(MapRooms.IdleTime * 2);
        Assert.Same(next, await rig.Rooms.OpenAsync(Rig.MapId));
    }

    [Fact]
    public async Task A_map_that_is_not_there_has_no_room()
    {
        await using var rig = await Rig.StartAsync();
        Assert.Null(await rig.Rooms.OpenAsync(Guid.NewGuid()));
        Assert.Null(await rig.Rooms.JoinAsync(Guid.NewGuid(), Rig.Ann.Id, new Ear()));
        var answer = await rig.Rooms.SubmitAsync(Guid.NewGuid(), new(Rig.Ann, "x", null, [Rig.Severity(1)]));
        Assert.Equal(Rejection.MapGone, Assert.IsType<SubmitAnswer.Rejected>(answer).Reason);
    }

    [Fact]
    public async Task A_map_that_goes_while_it_is_open_is_closed_for_everybody()
    {
        await using var rig = await Rig.StartAsync();
        var ear = new Ear();
        await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear);
        rig.Store.Delete(Rig.MapId);

        var answer = await rig.SubmitAsync(Rig.Ann, "late", Rig.Severity(1));

        Assert.Equal(Rejection.MapGone, Assert.IsType<SubmitAnswer.Rejected>(answer).Reason);
        Assert.Equal([CloseReason.Deleted], ear.ClosedFor);
        Assert.Null(await rig.Rooms.OpenAsync(Rig.MapId));
    }

    [Fact]
    public async Task A_used_id_makes_no_second_map()
    {
        await using var rig = await Rig.StartAsync();
        var answer = await rig.Rooms.CreateAsync(Rig.MapId, new(Rig.Ben, "again", null, [.. StartMap.Operations]));
        Assert.Equal(RefusalCode.IdTaken, Assert.IsType<SubmitAnswer.Refused>(answer).Refusal.Code);
    }

    [Fact]
    public async Task An_element_may_have_any_id_and_is_there_after_reopening()
    {
        await using var rig = await Rig.StartAsync();
        await rig.DoAsync(Rig.Ann, new InsertOperation(Elements.Stage.Kind, Guid.AllBitsSet, []));
        await using var other = rig.Another();
        Assert.NotNull((await other.MapAsync()).Find(Guid.AllBitsSet));
    }

    [Fact]
    public async Task Forgetting_authors_waits_for_what_they_had_submitted_and_empties_their_names()
    {
        await using var rig = await Rig.StartAsync();
        var barrier = new Barrier();
        var mine = await rig.DoAsync(Rig.Ann, Rig.Severity(1));
        rig.Store.Before = _ => barrier.PassAsync();
        var his = rig.SubmitAsync(Rig.Ben, "his", Rig.Severity(2));
        await barrier.Reached;
        rig.Barred[Rig.Ben.Id] = true;
        var forgetting = rig.Rooms.ForgetAuthorsAsync(new HashSet<Guid> { Rig.Ben.Id });
        var late = rig.SubmitAsync(Rig.Ben, "late", Rig.Severity(3));

        Assert.False(forgetting.IsCompleted);
        barrier.Open();
        await forgetting;

        Assert.Equal("his", rig.Store.Edits(Rig.MapId)[^1].SubmissionId);
        Assert.IsType<SubmitAnswer.Accepted>(await his);
        Assert.Equal(Rejection.Forbidden, Assert.IsType<SubmitAnswer.Rejected>(await late).Reason);
        var skipped = Assert.Single(Assert.IsType<SubmitAnswer.NothingToUndo>(await rig.UndoAsync(Rig.Ann, mine)).Skipped);
        Assert.Equal("", skipped.OtherName);
        Assert.Equal("Ben", rig.Store.Edits(Rig.MapId)[^1].AuthorName);
    }
}
