using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Contract;

public sealed class LoggedUndoTests
{
    private static readonly MapAuthor Ann = new(new Guid("aaaaaaaa-0000-4000-8000-000000000000"), "Ann");
    private readonly Scene scene = new();

    public LoggedUndoTests() => scene.Do("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1','severity':2,'span':2}}");

    [Theory]
    [InlineData("severity", "4")]
    [InlineData("span", "1")]
    [InlineData("confidence", "'measured'")]
    [InlineData("confidence", "null")]
    public void An_own_value_that_still_holds_is_taken_back_also_when_the_edit_comes_from_the_log(string property, string value)
    {
        var before = scene.Json;
        scene.Do($"{{'op':'set','id':'$c','property':'{property}','value':{value}}}");

        var plan = new UndoPlan(Ann);
        var undone = plan.Add(scene.Map, FromTheLog(scene.Last), []);

        Assert.Empty(plan.Skipped);
        Assert.Equal(before, scene.Readable(MapJson.Write(undone.AtVersion(0))));
    }

    [Fact]
    public void A_value_that_another_has_changed_since_is_left_alone()
    {
        scene.Do("{'op':'set','id':'$c','property':'severity','value':4}");
        var mine = FromTheLog(scene.Last);
        scene.Do("{'op':'set','id':'$c','property':'severity','value':5}");

        var plan = new UndoPlan(Ann);
        plan.Add(scene.Map, mine, []);

        Assert.Equal(scene.Id("c"), Assert.Single(plan.Skipped).Id);
    }

    private static MapEdit FromTheLog(MapChange change) =>
        MapEdit.Read(MapEdit.Of(change, new MapSubmission(Ann, "one", null, []), DateTime.UnixEpoch).ToStored());
}
