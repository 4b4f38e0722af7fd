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
        "AccountTexts.da:Email",
        "BoardTexts.sv:Text", "BoardTexts.sv:Property.scenario", "BoardTexts.sv:Property.status", "BoardTexts.sv:Choice.channel.app",
        "BoardTexts.sv:Choice.kind.serviceBlueprint", "BoardTexts.da:Choice.kind.serviceBlueprint",
        "BoardTexts.sv:Color.indigo", "BoardTexts.sv:Color.orange",
        "BoardTexts.da:Element.link", "BoardTexts.da:Property.status", "BoardTexts.da:Property.link", "BoardTexts.da:Choice.channel.web",
        "BoardTexts.da:Choice.channel.app", "BoardTexts.da:Color.indigo", "BoardTexts.da:Color.violet", "BoardTexts.da:Color.orange", "BoardTexts.da:Choice.sourceKind.interview",
        "LibraryTexts.sv:ByWhom", "LibraryTexts.da:ByWhom",
        "ShelfTexts.sv:Place.scenario",
        "TemplateTexts.sv:Scenario", "TemplateTexts.da:Scenario", "TemplateTexts.da:Industry.app",
        "MemberTexts.sv:Invite.One", "MemberTexts.da:Invite.One",
        "MapTexts.sv:Kind.serviceBlueprint", "MapTexts.da:Kind.serviceBlueprint", "MapTexts.da:Stage.research",
        "WordsTexts.sv:Pattern.Count", "WordsTexts.da:Pattern.Count",
        "ProfileTexts.sv:Color.orange", "ProfileTexts.da:Color.orange", "ProfileTexts.da:Color.violet",
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
        Assert.All(Read(file, null).Keys, key => Assert.True(IsUsed(key), key));

    [Fact]
    public void Words_that_are_the_same_belong_to_files_that_exist()
    {
        var names = Sources.Files("*Texts.resx").Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(SameOnPurpose, key => Assert.Contains(key[..key.IndexOf('.', StringComparison.Ordinal)], names));
    }

    // A key is used when it stands in the sources as a string, or when it is put together there: "Theme." + name, key + ".Title",
    // $"Kind.{name}.Text", or the camelCase name of a member of an enumeration. Then each of its parts must stand there too.
    private static bool IsUsed(string key)
    {
        if (Code.Value.Contains($"\"{key}\"", StringComparison.Ordinal) || IsMember(key)) return true;
        // "Menu.Move" + direction: the end of a word is put on.
        var dot = key.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0 && Enumerable.Range(dot + 2, key.Length - dot - 2).Any(end =>
            Code.Value.Contains($"\"{key[..end]}\" +", StringComparison.Ordinal) && IsPart(key[end..]))) return true;
        var parts = key.Split('.');
        return Enumerable.Range(1, parts.Length - 1).Any(cut =>
        {
            var (head, tail) = (string.Join('.', parts[..cut]), parts[cut..]);
            var begins = Code.Value.Contains($"\"{head}.\"", StringComparison.Ordinal) || Code.Value.Contains($"\"{head}.{{", StringComparison.Ordinal);
            var stands = Code.Value.Contains($"\"{head}\"", StringComparison.Ordinal) || IsMember(head);
            return (begins && tail.All(IsPart)) || (stands && (tail is [var number] && int.TryParse(number, out _) || tail.All(IsEnd)));
        });
    }

    private static bool IsPart(string part) => Code.Value.Contains($"\"{part}\"", StringComparison.Ordinal) || IsMember(part) || IsEnd(part);

    private static bool IsEnd(string part) =>
        Code.Value.Contains($"\".{part}\"", StringComparison.Ordinal) || Code.Value.Contains($"}}.{part}\"", StringComparison.Ordinal);

    private static bool IsMember(string word) => Members.Value.Contains(char.ToUpperInvariant(word[0]) + word[1..]);

    private static readonly Lazy<string> Code = new(() => string.Join('\n',
        new[] { "*.razor", "*.cs", "*.js" }.SelectMany(Sources.Files).Concat(MapsCode()).Select(File.ReadAllText)));

    private static readonly Lazy<HashSet<string>> Members = new(() => [.. Member().Matches(Code.Value).Select(match => match.Groups[1].Value)]);

    private static IEnumerable<string> MapsCode() =>
        Directory.EnumerateFiles(Path.Combine(Sources.Root, "..", "JourneyMapper.Maps"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static Dictionary<string, string> Read(string file, string? language) =>
        XDocument.Load(Path.Combine(Sources.Root, language is null ? file : Path.ChangeExtension(file, $".{language}.resx"))).Root!.Elements("data")
            .ToDictionary(data => (string)data.Attribute("name")!, data => (string)data.Element("value")!);

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[0-9][^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\s*([A-Z][A-Za-z]*),\s*$", RegexOptions.Multiline)]
    private static partial Regex Member();
}
