using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Templates;
using Xunit;

namespace JourneyMapper.Web.Tests.Templates;

/// <summary>The built-in templates as maps, without a host.</summary>
public abstract class TemplateTest
{
    /// <summary>A day far from the one on which the templates were written.</summary>
    protected static readonly DateOnly Today = new(2061, 5, 5);

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var template in BuiltInTemplates.All)
                foreach (var (language, _) in Languages.All) all.Add(template.Name, language);
            return all;
        }
    }

    public static TheoryData<string> Names => [.. BuiltInTemplates.All.Select(template => template.Name)];

    /// <summary>Finished maps of companies that do not exist.</summary>
    public static TheoryData<string> Examples => [.. BuiltInTemplates.Examples.Select(template => template.Name)];

    /// <summary>Those that a team fills with its own.</summary>
    public static TheoryData<string> Written => [.. BuiltInTemplates.All.Except(BuiltInTemplates.Examples).Select(template => template.Name)];

    protected static BuiltInTemplate Template(string name) => BuiltInTemplates.Find(name)!;

    protected static JourneyMap Build(string name, string language = "en")
    {
        var id = Guid.CreateVersion7();
        var outcome = JourneyMap.Empty(id).Apply(Template(name).Build(id, language, lane => lane.Name, Today));
        Assert.True(outcome.Refusal is null, $"{outcome.Refusal}");
        return outcome.Change!.Map;
    }

    /// <summary>The cards of all lanes of that kind.</summary>
    protected static List<Element> Cards(JourneyMap map, string lane) => [.. map.Cards().Where(card => map.LaneKindOf(card).Name == lane)];
}
