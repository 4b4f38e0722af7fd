using System.Globalization;
using System.Text.RegularExpressions;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Templates;
using Xunit;

namespace JourneyMapper.Web.Tests.Templates;

/// <summary>The words of the templates: there in every language, short enough for a card, never out of date.</summary>
public sealed partial class TemplateTextsTests : TemplateTest
{
    // What reads well on the board: columns are 188 px wide, the word at a point of the curve has one line of 170 px.
    private const int LongestTitle = 70, LongestTeaser = 130, LongestStep = 42, LongestStage = 26, LongestFeeling = 24, LongestSource = 52;

    // A template asks and explains where a finished map only says.
    private const int LongestCard = 86, LongestPrompt = 110;

    // A longer one is broken in two beside a touchpoint's icon and meter; what a team rewrites may be as long as the compounds of Swedish and Danish.
    private const int LongestTouchpointWord = 11, LongestCompound = 16;

    // Names, signs, and words that two of the languages have in common; each was looked at.
    private static readonly HashSet<string> SameOnPurpose =
    [
        "%", "min", "NPS", "Jonas", "Marianne", "Sara", "Ingrid", "Nora", "Vidar",
        "Digital", "Marketing", "Medlemsteamet", "Kontanter", "Butikschefer", "Eftermiddag", "Efter", "Terminalens dagsrapport",
        "14.00–17.00 Eftermiddag", "Ankomst", "Anledningen", "Behov", "Behovet", "Booking", "Får en tid", "Go-live", "Går i drift", "Kickoffworkshop", "Kontakt", "Kunden",
        "Lever med problemet", "Lever med resultatet", "Patienten", "Personen", "Relationen", "Research", "Supportportal", "Under", "glad", "har garantier",
        "i flow", "ivrig", "metodisk", "neutral", "praktisk", "skeptisk", "stolt",
    ];

    [Fact]
    public void Every_text_is_in_every_language_and_differs_unless_it_is_listed()
    {
        var same = new HashSet<string>();
        foreach (var template in BuiltInTemplates.All)
        {
            var (english, swedish, danish) = (Texts(template, "en"), Texts(template, "sv"), Texts(template, "da"));
            Assert.Equal(english.Count, swedish.Count);
            Assert.Equal(english.Count, danish.Count);
            same.UnionWith(english.Zip(swedish).Concat(english.Zip(danish)).Concat(swedish.Zip(danish)).Where(pair => pair.First == pair.Second).Select(pair => pair.First));
        }

        Assert.Equal(SameOnPurpose.Order(StringComparer.Ordinal), same.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(All))]
    public void No_text_is_empty_or_untidy(string name, string language) => Assert.All(Texts(Template(name), language), text =>
    {
        Assert.NotEmpty(text);
        Assert.Equal(text.Trim(), text);
        Assert.DoesNotMatch(Untidy(), text);
    });

    [Theory, MemberData(nameof(All))]
    public void Nothing_names_a_year_that_will_look_old(string name, string language) =>
        Assert.All(Texts(Template(name), language), text => Assert.DoesNotMatch(Year(), text));

    [Theory, MemberData(nameof(All))]
    public void Texts_are_short_enough_for_where_they_stand(string name, string language)
    {
        var map = Build(name, language);

        AssertShort(LongestTitle, Template(name).Title(language));
        AssertShort(LongestTeaser, Template(name).Teaser(language));
        Assert.All(map.Stages, stage => AssertShort(LongestStage, stage.Caption));
        Assert.All(map.Columns, step => AssertShort(LongestStep, step.Caption));
        Assert.All(map.Cards(), card => AssertShort(map.LaneKindOf(card).IsCurve ? LongestFeeling : Template(name).File.Example ? LongestCard : LongestPrompt, card.Caption));
        Assert.All(map.Cards().SelectMany(card => map.EvidenceOf(card.Id)), evidence => AssertShort(LongestSource, evidence.Caption));
    }

    [Theory, MemberData(nameof(All))]
    public void No_word_of_a_touchpoint_is_broken(string name, string language) =>
        Assert.All(Cards(Build(name, language), "touchpoints").SelectMany(card => card.Caption.Split(' ', '-')), word => AssertShort(Template(name).File.Example ? LongestTouchpointWord : LongestCompound, word.Trim(',', '.', ':', '?', '”', '“')));

    [Fact]
    public void The_files_hold_the_languages_of_the_product_in_their_order() => Assert.Equal(["en", "sv", "da"], Languages.All.Select(language => language.Name));

    private static void AssertShort(int longest, string text) =>
        Assert.True(text.Length <= longest, string.Create(CultureInfo.InvariantCulture, $"{text.Length} > {longest}: {text}"));

    /// <summary>All words that people read, but titles of lanes, in the order of the map.</summary>
    private static List<string> Texts(BuiltInTemplate template, string language)
    {
        var map = Build(template.Name, language);
        return [template.Teaser(language), .. TextsOf(map.Head), .. map.Elements().Where(element => element.Kind != Lane.Kind).SelectMany(TextsOf)];
    }

    private static IEnumerable<string> TextsOf(Element element) =>
        element.Kind.Properties.OfType<TextProperty>().Select(property => element.Get(property)!).Where(text => text.Length > 0);

    [GeneratedRegex("""  |"| [,.!?]|\.\.\.|<|>|\{|\}""")]
    private static partial Regex Untidy();

    [GeneratedRegex(@"\b(19|20)\d\d\b")]
    private static partial Regex Year();
}
