using System.Globalization;
using System.Resources;
using JourneyMapper.Maps;
using JourneyMapper.Web.Exchange;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange;

public sealed class ExchangeTextsTests
{
    static readonly ResourceManager Words = new(typeof(ExchangeTexts));

    [Theory]
    [InlineData("")]
    [InlineData("sv")]
    [InlineData("da")]
    public void Every_refusal_of_a_map_has_words_for_the_reader_of_a_file(string language)
    {
        var known = Words.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;

        Assert.All(Enum.GetValues<RefusalCode>(), code => Assert.NotNull(known.GetString(ExchangeCodes.Note(new Refusal(code), "/title").Words)));
    }
}
