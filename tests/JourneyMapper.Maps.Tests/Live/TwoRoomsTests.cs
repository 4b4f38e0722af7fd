using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>Two processes with the same map open: the store's key decides, and nobody's letter is lost.</summary>
public sealed class TwoRoomsTests
{
    [Fact]
    public async Task The_loser_of_a_race_transforms_the_original_operations_again()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        var seen = await rig.DoAsync(Rig.Ann, Rig.Type("queue"));
        var races = 0;
        // Three times in a row the other process is faster. Each time Ann's delta begins anew from the text she saw.
        rig.Store.Before = async commit =>
        {
            if (commit.Edits[0].AuthorId != Rig.Ann.Id || races++ >= 3) return;
            await other.SubmitAsync(Rig.Ben, $"ben{races}", seen, Rig.Type($"{races}"));
        };

        Assert.Equal(seen + 4, Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ann, "ann", seen, Rig.Type(" outside", at: 5))).Edit.Version);

        Assert.Equal(3, rig.Store.VersionsTaken);
        Assert.Equal("321queue outside", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
        Assert.Equal(MapText.Of(rig.Store.Loaded(Rig.MapId)), MapText.Of(await rig.MapAsync()));
    }

    [Fact]
    public async Task A_room_that_loses_twice_takes_the_turn_and_gives_it_back()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        var seen = await rig.DoAsync(Rig.Ann, Rig.Type("queue"));
        var races = 0;
        // The other process would be faster every time, but with the turn it waits.
        rig.Store.Before = async commit =>
        {
            if (commit.Edits[0].AuthorId != Rig.Ann.Id || rig.Store.Turns.IsTaken) return;
            await other.SubmitAsync(Rig.Ben, $"ben{races++}", seen, Rig.Type("!"));
        };

        Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ann, "ann", seen, Rig.Type(" outside", at: 5)));
        await rig.DoAsync(Rig.Ben, Rig.Type("?"));

        Assert.Equal(2, races);
        Assert.Equal((1, false), rig.Store.Turns);
    }

    [Fact]
    public async Task Two_rooms_under_fire_converge_and_keep_every_letter()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        var (ear, otherEar) = (new Ear(), new Ear());
        var (room, joined) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        var (otherRoom, otherJoined) = (await other.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, otherEar))!.Value;
        const int Writers = 6, Each = 40;

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var at = writer % 2 == 0 ? rig : other;
            var seen = joined.Version;
            for (var i = 0; i < Each; i++)
            {
                // Each makes its deltas on what it saw last, which is always behind the others.
                var answer = await at.SubmitAsync(writer < 3 ? Rig.Ann : Rig.Ben, $"w{writer}-{i}", seen, Rig.Type($"{(char)('a' + writer)}"));
                if (i % 3 == 0) seen = Assert.IsType<SubmitAnswer.Accepted>(answer).Edit.Version;
            }
        })));
        await room.CatchUpAsync();
        await otherRoom.CatchUpAsync();

        var stored = rig.Store.Loaded(Rig.MapId);
        Assert.Equal(MapText.Of(stored), MapText.Of(room.Map));
        Assert.Equal(MapText.Of(stored), MapText.Of(otherRoom.Map));
        var text = stored.Find(Rig.Note)!.Caption;
        Assert.All(Enumerable.Range(0, Writers), writer => Assert.Equal(Each, text.Count(letter => letter == 'a' + writer)));
        ear.HeardAllSince(joined, 1 + (Writers * Each));
        otherEar.HeardAllSince(otherJoined, 1 + (Writers * Each));
    }

    [Fact]
    public async Task Catching_up_shows_what_another_process_has_stored_with_what_it_touched()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        var ear = new Ear();
        var (room, joined) = (await other.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        await Task.WhenAll(Enumerable.Range(0, 1_100).Select(i => rig.SubmitAsync(i % 2 == 0 ? Rig.Ann : Rig.Ben, $"s{i}", Rig.Severity(1 + (i % 5)))));

        await room.CatchUpAsync();

        ear.HeardAllSince(joined, 1_101);
        Assert.All(ear.Edits, edit => Assert.Equal([Rig.Pain], edit.Touched));
    }

    [Fact]
    public async Task Catching_up_while_the_store_is_away_ends_and_can_be_asked_again()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        var room = (await other.Rooms.OpenAsync(Rig.MapId))!;
        await rig.DoAsync(Rig.Ann, Rig.Severity(4));
        rig.Store.IsDown = true;
        await room.CatchUpAsync();
        Assert.Equal(1, room.Map.Version);
        rig.Store.IsDown = false;
        await room.CatchUpAsync();
        Assert.Equal(2, room.Map.Version);
    }
}
