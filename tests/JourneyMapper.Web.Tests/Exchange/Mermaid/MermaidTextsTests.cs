using System.Globalization;
using System.Reflection;
using System.Resources;
using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

public class MermaidTextsTests
{
    static readonly ResourceManager Words = new(typeof(MermaidTexts));

    public static TheoryData<string> Codes() =>
        [.. typeof(MermaidCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_code_has_words_in_every_language(string code)
    {
        string[] words = [.. new[] { "", "sv", "da" }.Select(language =>
            Words.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!.GetString(code)!)];

        Assert.All(words, Assert.NotNull);
        Assert.Equal(3, words.Distinct().Count());
        Assert.Single(words.Select(text => $"{text.Contains("{0}", StringComparison.Ordinal)} {text.Contains("{1}", StringComparison.Ordinal)}").Distinct());
    }
}
