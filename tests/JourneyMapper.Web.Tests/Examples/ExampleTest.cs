using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Examples;
using JourneyMapper.Web.Layout;
using Xunit;

namespace JourneyMapper.Web.Tests.Examples;

/// <summary>The examples as maps, without a host.</summary>
public abstract class ExampleTest
{
    /// <summary>A day far from the one on which the examples were written.</summary>
    protected static readonly DateOnly Today = new(2061, 5, 5);

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var example in ExampleMaps.All)
                foreach (var (language, _) in Languages.All) all.Add(example.Name, language);
            return all;
        }
    }

    public static TheoryData<string> Names => [.. ExampleMaps.All.Select(example => example.Name)];

    protected static ExampleMap Example(string name) => ExampleMaps.All.Single(example => example.Name == name);

    protected static JourneyMap Build(string name, string language = "en")
    {
        var id = Guid.CreateVersion7();
        var outcome = JourneyMap.Empty(id).Apply(Example(name).Build(id, language, lane => lane.Name, Today));
        Assert.True(outcome.Refusal is null, $"{outcome.Refusal}");
        return outcome.Change!.Map;
    }

    /// <summary>The cards of all lanes of that kind.</summary>
    protected static List<Element> Cards(JourneyMap map, string lane) => [.. map.Cards().Where(card => map.LaneKindOf(card).Name == lane)];
}
