using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace JourneyMapper.Web.Tests.Layout;

/// <summary>Holds the three languages together.</summary>
public sealed partial class TextsTests
{
    private static readonly string[] Others = ["sv", "da"];

    // Words that are the same in the other language, by key; each was looked at.
    private static readonly HashSet<string> SameOnPurpose =
    [
        "AccountTexts.da:Email", "AccountTexts.da:Invite.Link",
        "LaneTexts.sv:systems",
        "LibraryTexts.sv:ByWhom", "LibraryTexts.da:ByWhom",
        "MapTexts.sv:Kind.serviceBlueprint", "MapTexts.da:Kind.serviceBlueprint", "MapTexts.da:Stage.research",
    ];

    public static TheoryData<string> Bases => [.. Sources.Files("*Texts.resx").Select(file => Path.GetRelativePath(Sources.Root, file)).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Bases))]
    public void Every_text_exists_in_every_language_and_no_other_does(string file)
    {
        var english = Read(file, null);
        Assert.NotEmpty(english);
        Assert.All(Others, language => Assert.Equal(english.Keys.Order(StringComparer.Ordinal), Read(file, language).Keys.Order(StringComparer.Ordinal)));
    }

    [Theory, MemberData(nameof(Bases))]
    public void Every_text_is_translated(string file)
    {
        var english = Read(file, null);
        var name = Path.GetFileNameWithoutExtension(file);
        var same = Others.SelectMany(language => Read(file, language).Where(text => text.Value == english.GetValueOrDefault(text.Key))
            .Select(text => $"{name}.{language}:{text.Key}")).ToHashSet();

        Assert.Empty(same.Except(SameOnPurpose));
        Assert.Empty(SameOnPurpose.Where(key => key.StartsWith(name + ".", StringComparison.Ordinal)).Except(same));
    }

    [Theory, MemberData(nameof(Bases))]
    public void Translations_fill_in_the_same_things(string file)
    {
        var english = Read(file, null);
        Assert.All(Others, language => Assert.All(Read(file, language), text =>
            Assert.Equal(Placeholders(english[text.Key]), Placeholders(text.Value))));
    }

    [Theory, MemberData(nameof(Bases))]
    public void No_text_is_empty_or_has_blanks_around_it(string file) =>
        Assert.All((string?[])[null, .. Others], language => Assert.All(Read(file, language), text =>
            Assert.True(text.Value.Length > 0 && text.Value == text.Value.Trim(), $"{language}: {text.Key}")));

    [Theory, MemberData(nameof(Bases))]
    public void Every_text_is_used(string file) =>
        Assert.Empty(Read(file, null).Keys.Where(key => !IsUsed(key)));

    [Fact]
    public void Words_that_are_the_same_belong_to_files_that_exist()
    {
        var names = Sources.Files("*Texts.resx").Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(SameOnPurpose, key => Assert.Contains(key[..key.IndexOf('.', StringComparison.Ordinal)], names));
    }

    // A key is used when it stands in the sources as a string, or when it is put together there from strings that stand there:
    // "Theme." + "dark", a name + ".Title", "Kind.{…}.Text", or the name of an enumeration's or record's member.
    private static bool IsUsed(string key)
    {
        if (Words.Value.Contains(key)) return true;
        var parts = key.Split('.');
        return parts.Length > 1 && Enumerable.Range(1, parts.Length - 1).Any(cut =>
        {
            var (head, tail) = (string.Join('.', parts[..cut]), string.Join('.', parts[cut..]));
            return (Words.Value.Contains(head + ".") && (Words.Value.Contains(tail) || IsName(tail) || IsMadeOf(tail)))
                || (Words.Value.Contains(head) && Words.Value.Contains("." + tail));
        });
    }

    private static bool IsMadeOf(string tail) =>
        tail.Split('.') is [var name, var end] && (Words.Value.Contains(name) || IsName(name)) && Words.Value.Contains("." + end);

    private static bool IsName(string word) => int.TryParse(word, out _) || Names.Value.Contains(word);

    private static readonly Lazy<HashSet<string>> Words = new(() => [.. Code().SelectMany(code => Quoted().Matches(code))
        .SelectMany(match => match.Groups[1].Value.Split('{', '}'))]);

    private static readonly Lazy<HashSet<string>> Names = new(() => [.. Code().SelectMany(code => Member().Matches(code)).Select(match => match.Groups[1].Value)]);

    private static IEnumerable<string> Code() =>
        new[] { "*.razor", "*.cs", "*.js" }.SelectMany(Sources.Files).Concat(MapsCode()).Select(File.ReadAllText);

    private static IEnumerable<string> MapsCode() =>
        Directory.EnumerateFiles(Path.Combine(Sources.Root, "..", "JourneyMapper.Maps"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static Dictionary<string, string> Read(string file, string? language) =>
        XDocument.Load(Path.Combine(Sources.Root, language is null ? file : Path.ChangeExtension(file, $".{language}.resx"))).Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9][^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[\"'`]([^\"'`\\r\\n]*)[\"'`]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^\s*([A-Z][A-Za-z]*),\s*$", RegexOptions.Multiline)]
    private static partial Regex Member();
}
