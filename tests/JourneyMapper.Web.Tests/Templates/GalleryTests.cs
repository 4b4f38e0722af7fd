using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Templates;
using Xunit;

namespace JourneyMapper.Web.Tests.Templates;

/// <summary>What the gallery offers as a whole, and how one finds something in it.</summary>
public sealed class GalleryTests : TemplateTest
{
    [Fact]
    public void There_are_enough_of_every_kind_for_every_trade_of_every_size()
    {
        var files = BuiltInTemplates.All.Select(template => template.File).ToList();

        Assert.True(files.Count >= 24);
        Assert.Equal(6, BuiltInTemplates.Examples.Count);
        Assert.Equal(MapKinds.All.Select(kind => kind.Name).Order(StringComparer.Ordinal), files.Where(file => !file.Example).Select(file => file.Kind).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(TemplateWords.Industries.Order(StringComparer.Ordinal), files.Select(file => file.Industry).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(TemplateWords.Efforts.Order(StringComparer.Ordinal), files.Select(file => file.Effort).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(TemplateWords.Focuses.Order(StringComparer.Ordinal), files.Select(file => file.Focus).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("discovery-to-post-purchase", "Discovery", "Consideration", "Purchase", "Post-purchase")]
    [InlineData("before-during-after", "Before", "During", "After")]
    [InlineData("awareness-to-ambassador", "Awareness", "Consideration", "Decision", "Loyalty", "Ambassador")]
    [InlineData("awareness-to-advocacy", "Awareness", "Consideration", "Purchase", "Retention", "Advocacy")]
    [InlineData("awareness-to-post-purchase", "Awareness", "Research", "Consideration", "Decision", "Post-purchase")]
    public void The_usual_rows_of_stages_are_there(string name, params string[] stages) => Assert.Equal(stages, Build(name).Stages.Select(stage => stage.Caption));

    [Fact]
    public void An_id_follows_from_the_name_and_stays()
    {
        Assert.Equal(BuiltInTemplates.All.Count, BuiltInTemplates.All.Select(template => template.Id).Distinct().Count());
        Assert.All(BuiltInTemplates.All, template => Assert.Equal(5, template.Id.Version));
        // The example of RFC 9562 has another namespace; ours was computed by another program.
        Assert.Equal(new Guid("9689a82b-457e-5a74-aede-07408001f17b"), TemplateId.Of("restaurant"));
        Assert.Equal("restaurant", BuiltInTemplates.Find(TemplateId.Of("restaurant"))!.Name);
    }

    [Fact]
    public void A_blueprint_has_its_lines_and_each_kind_its_lanes() => Assert.All(BuiltInTemplates.All, template =>
    {
        var (map, kind) = (Build(template.Name), MapKinds.Find(template.Kind)!);
        Assert.Equal(kind.LineUnder.Count, map.Lanes.Sum(lane => map.LinesUnder(lane.Id).Count()));
        Assert.Contains(map.Lanes, lane => Lane.KindOf(lane) == kind.Lanes[0] || Lane.KindOf(lane) == kind.Lanes[1]);
    });

    [Theory]
    [InlineData(null, null, null, null, "  restaurant EVENING ", "restaurant")]
    [InlineData("serviceBlueprint", "health", null, null, "", "patient-visit")]
    [InlineData(null, "general", "quick", "lifecycle", "", "discovery-to-post-purchase")]
    [InlineData("none", "beauty", "eternity", "", null, "skincare")]
    public void One_finds_it_by_what_one_knows(string? kind, string? industry, string? effort, string? focus, string? text, string expected)
    {
        var query = TemplateQuery.Read(kind, industry, effort, focus, text);

        Assert.Equal([expected], TemplateLibrary.BuiltIn("en").Where(item => !item.IsExample && query.Fits(item, "")).Select(item => item.BuiltIn!.Name));
        Assert.Contains("folder=", query.Address(Guid.Empty), StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_is_cut_and_words_of_the_lists_count_too()
    {
        Assert.Equal(TemplateQuery.Length, TemplateQuery.Read(null, null, null, null, new string('x', 5_000)).Text.Length);
        var bank = TemplateLibrary.BuiltIn("sv").Single(item => item.BuiltIn!.Name == "bank");
        Assert.True(TemplateQuery.Read(null, null, null, null, "dag bank").Fits(bank, "En dag i livet"));
        Assert.False(TemplateQuery.Read(null, null, null, null, "krog").Fits(bank, "En dag i livet"));
        Assert.Equal("/templates", TemplateQuery.All.Address(null));
    }
}
