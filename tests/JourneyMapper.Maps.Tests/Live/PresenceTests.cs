using System.Collections.Immutable;
using JourneyMapper.Maps.Live;

namespace JourneyMapper.Maps.Tests.Live;

public sealed class PresenceTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly List<ImmutableArray<PersonPresence>> told = [];
    private readonly Presence presence;

    public PresenceTests() => presence = new Presence(told.Add, time);

    public void Dispose() => presence.Dispose();

    [Fact]
    public void The_first_is_told_at_once_and_the_next_together_after_the_interval()
    {
        presence.Set(Person("a"));
        Assert.Single(told);

        for (var i = 1; i <= 10; i++) presence.Set(Person("a", i));
        presence.Set(Person("b"));
        Assert.Single(told);

        time.Advance(Presence.Interval);
        Assert.Equal(2, told.Count);
        Assert.Equal([("a", 10.0), ("b", 0.0)], told[1].Select(Place));
    }

    [Fact]
    public void When_nothing_happened_nothing_is_told_and_the_next_goes_out_at_once_again()
    {
        presence.Set(Person("a"));
        time.Advance(Presence.Interval * 5);
        Assert.Single(told);

        presence.Set(Person("a", 1));
        Assert.Equal(2, told.Count);
    }

    [Fact]
    public void Under_a_steady_stream_it_is_told_no_more_often_than_the_interval()
    {
        for (var i = 0; i < 1_000; i++)
        {
            presence.Set(Person("a", i));
            time.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal(1 + (int)(1_000 / Presence.Interval.TotalMilliseconds), told.Count);
    }

    [Fact]
    public void Whoever_leaves_is_gone_from_the_list()
    {
        presence.Set(Person("a"));
        presence.Set(Person("b"));
        presence.Remove("a");
        time.Advance(Presence.Interval);
        Assert.Equal(["b"], told[^1].Select(person => person.Name));
        Assert.Equal(["b"], presence.People.Select(person => person.Name));
    }

    [Fact]
    public async Task A_listener_that_throws_at_presence_keeps_nobody_from_hearing_it()
    {
        await using var rig = await Rig.StartAsync();
        var (good, map) = (new Ear(), Rig.MapId);
        var (room, _) = (await rig.Rooms.JoinAsync(map, Rig.Ann.Id, new Thrower()))!.Value;
        await rig.Rooms.JoinAsync(map, Rig.Ann.Id, good);

        room.Presence.Set(Person("a"));
        room.Presence.Set(Person("b"));
        rig.Time.Advance(Presence.Interval);

        Assert.Equal(2, good.Presence.Count);
        Assert.Equal(2, Assert.Single(rig.Rooms.Open()).People.Length);
    }

    private static PersonPresence Person(string connection, int x = 0) =>
        new(connection, Guid.Empty, connection, "#123456") { Cursor = new CursorPlace(Guid.Empty, Guid.Empty, x, 0) };

    private static (string, double) Place(PersonPresence person) => (person.ConnectionId, person.Cursor!.X);

    private sealed class Thrower : IMapListener
    {
        public void Changed(MapEdit edit, JourneyMap map)
        {
        }

        public void PresenceChanged(ImmutableArray<PersonPresence> people) => throw new InvalidOperationException("bad");

        public void Closed(CloseReason reason) => throw new InvalidOperationException("bad");
    }
}
