using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using JourneyMapper.Web.Exchange.Mermaid;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>Journeys whose texts are made of all that means something to Mermaid, Markdown or HTML. The seed is fixed: every run makes the same ones.</summary>
static class HardJourneys
{
    static readonly string[] Pieces =
    [
        "#", ";", ":", "<", ">", "&", "\"", "'", "%", "%%", "%%{", "}%%", "{", "}", "(", "[", ",", "\\", "/", "|", "=", "-", "---", "```", "~~~", "```mermaid", ":::",
        "\n", "\n\n", "\n  ", "\t", " ", "  ", "\u00a0", "\ufeff", "\u2028", "<br>", "<br/>", "<b a=\"c\">", "#35;", "#quot;", "&amp;", "#0;", "ﬂ°°35¶ß", "ﬂ°", "¶ß", "ﬂ", "¶",
        "title", "title x", "section", "section x", "journey", "Journey ", "accTitle", "accTitle:", "accDescr", "accDescr {", "style", "style a:b#c;", "classDef", "init",
        "5", ": 5", ": 3: Me", "C#", "a", "Anna", "Åsa Öberg", "日本", "😀", "👩‍👩‍👧", "e\u0301", "// x", "null", "__proto__",
    ];

    static readonly Gen<string> Text =
        from count in Gen.Choose(0, 4)
        from pieces in Gen.ListOf(Gen.Elements(Pieces), count)
        select MermaidText.Trim(string.Concat(pieces));

    static readonly Gen<decimal?> Score = Gen.Choose(10, 50).Select(tenths => (decimal?)tenths / 10);

    static readonly Gen<MermaidTask> Task =
        from name in Text
        from score in Score
        from count in Gen.Choose(0, 3)
        from actors in Gen.ListOf(Text, count)
        select new MermaidTask(name, score, [.. actors.Where(actor => actor.Length > 0).Distinct()]);

    static readonly Gen<MermaidSection> Section =
        from name in Text
        from count in Gen.Choose(0, 3)
        from tasks in Gen.ListOf(Task, count)
        select new MermaidSection(name, [.. tasks]);

    static readonly Gen<MermaidJourney> Journey =
        from title in Text
        from accTitle in Text
        from accDescr in Text
        from count in Gen.Choose(0, 3)
        from sections in Gen.ListOf(Section, count)
        select new MermaidJourney(title, accTitle, accDescr, [.. sections]);

    public static ImmutableArray<MermaidJourney> Some(int count) => Sample(Journey, count);

    // What stands in files, well formed or not: pieces of syntax in any order.
    static readonly string[] Syntax =
    [
        "journey", "title", "title ", "section", "section ", "accTitle", "accTitle:", "accDescr:", "accDescr {", "}", "{", ":", ": 5", ": 3: Me", ": 4: A, B", ":2:", "five",
        "#", "#35;", "#a;", ";", "%%", "%", "%%{init: {}}%%", "%%{wrap}%%", "%%{", "a", "Make tea", "Code (ex: 58)", "-", "//", "\t", " ", "  ", "\n", "\n", "\n", "\n\n", "\u00a0",
        "\u2028", "<br>", "<a b=\"c\">", "&amp;", "```", "---", "0x5", "1e1", "3.5", "9", ",", "Title x: 3: Me", "\nA: 3: Me\n", "\nsection S\n", "\ntitle T\n",
    ];

    public static ImmutableArray<string> SomeTexts(int count) => Sample(
        from length in Gen.Choose(1, 10)
        from pieces in Gen.ListOf(Gen.Elements(Syntax), length)
        select "journey\n" + string.Concat(pieces), count);

    static readonly string[] Yaml =
    [
        "title", "title:", "title: ", ":", ": ", "- ", "-", "---", "...", "?", "? ", "!", "!!", "!!str ", "!!int", "!<x> ", "&a ", "*a", "*", "&", "|", "|2-", ">", "{", "}", "[", "]", ",",
        "'", "\"", "\\x", "\\u00", "#", " #", "%", "%YAML 1.2", "%TAG ! x", "@", "`", "~", "null", "0x", "0x1F", "1e999", "-.inf", "a", "\n", "\n", "\n  ", "\n    ", "\t", " ", "\u2028", "😀", "<<: ",
    ];

    public static ImmutableArray<string> SomeYaml(int count) => Sample(
        from length in Gen.Choose(1, 12)
        from pieces in Gen.ListOf(Gen.Elements(Yaml), length)
        select string.Concat(pieces), count);

    static ImmutableArray<T> Sample<T>(Gen<T> generator, int count)
    {
        ImmutableArray<T> values = [.. generator.Sample(numberOfSamples: count, seed: new Rnd(20_250_101, 1), size: 50)];
        return values.Length == count ? values : throw new InvalidOperationException($"{values.Length} instead of {count}");
    }
}
