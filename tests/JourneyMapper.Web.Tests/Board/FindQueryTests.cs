using System.Globalization;
using JourneyMapper.Web.Board.Find;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

public sealed class FindQueryTests
{
    [Theory]
    [InlineData("en", "Looks at the CAFÉ", "cafe")]
    [InlineData("en", "Looks at the cafe", "café")]
    [InlineData("en", "Ångström", "angstrom")]
    [InlineData("sv", "Kör hem", "KÖR")]
    [InlineData("sv", "idé", "ide")]
    [InlineData("da", "Ringer til århus", "ÅRHUS")]
    [InlineData("da", "Bor i Aarhus", "århus")]
    [InlineData("da", "Isaac", "isa")]
    [InlineData("da", "Aabenraa", "a")]
    [InlineData("en", "👩‍👩‍👧‍👦 shops", "👧")]
    [InlineData("en", "e\u0301te\u0301", "ete")]
    [InlineData("en", "مرحبا بالعالم", "بالعالم")]
    public void Case_and_accents_do_not_count(string language, string text, string words) => Assert.True(Ask(words, language).StandsIn(text));

    [Theory]
    [InlineData("sv", "Kör hem", "kor")]
    [InlineData("sv", "Ångström", "angstrom")]
    [InlineData("da", "Køber en øl", "ol")]
    [InlineData("da", "Blåbær", "blaba")]
    [InlineData("en", "Searches the web", "shop")]
    [InlineData("en", "anything", "\u200d")]
    public void A_letter_of_its_own_is_another_letter(string language, string text, string words) => Assert.False(Ask(words, language).StandsIn(text));

    [Fact]
    public void A_phrase_stands_as_it_is_and_words_stand_in_any_order()
    {
        Assert.False(Ask("queue long", "en").StandsIn("Long queue"));
        Assert.True(FindQuery.Words("queue  LONG", English)!.StandsIn("Long queue"));
        Assert.True(FindQuery.Words("queue till", English)!.StandsIn("Long queue", "At the till"));
        Assert.False(FindQuery.Words("queue short", English)!.StandsIn("Long queue"));
    }

    [Fact]
    public void Every_place_of_a_text_is_told_up_to_a_limit()
    {
        Assert.Equal([0, 3, 13, 3], Ask("ask", "en").Marks("Asks whom to ask"));
        Assert.Equal([1, 2], Ask("e", "en").Marks("te\u0301t"));
        Assert.Equal(2 * FindQuery.MostMarks, Ask("a", "en").Marks(new string('a', 10_000)).Length);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t ")]
    public void Nothing_is_not_looked_for(string? text)
    {
        Assert.Null(FindQuery.Phrase(text, English));
        Assert.Null(FindQuery.Words(text, English));
    }

    [Fact]
    public void What_is_too_long_is_cut() => Assert.True(Ask(new string('x', FindQuery.Length) + "y", "en").StandsIn(new string('x', FindQuery.Length)));

    private static CultureInfo English => CultureInfo.GetCultureInfo("en");

    private static FindQuery Ask(string text, string language) => FindQuery.Phrase(text, CultureInfo.GetCultureInfo(language))!;
}
