using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using JourneyMapper.Maps.Text;
using static JourneyMapper.Maps.Tests.Text.TextGenerators;

namespace JourneyMapper.Maps.Tests.Text;

/// <summary>The table of cases that C# and JavaScript both run: made here from a fixed seed, one case a line, plain ASCII.</summary>
static class TextDeltaCases
{
    const int Size = 12;
    const int Count = 200;

    static readonly string[] Read =
    [
        "[]", "[3]", "[1,2,\"a\",\"b\",-1,-2,4]", "[-2,\"x\"]", "[-2,\"x\",-1,\"y\",1,-1]", "[\"\\ud83d\\ude00\",-2]", "[\"\\n\\t\\u00e9\\u00a0\"]", "[1073741824]",
        "{}", "null", "true", "7", "\"a\"", "[0]", "[1.5]", "[2147483648]", "[-2147483648]", "[99999999999999999999]", "[1073741824,1]",
        "[2147483647,2147483647,\"a\"]", "[\"\"]", "[null]", "[true]", "[[1]]", "[{}]", "[\"a\",0]", "[\"\\u0000\"]", "[\"\\ud83d\"]", "[\"\\ude00\"]",
        "[\"\\ude00\\ud83d\"]", "[\"\\ud83d\",\"\\ude00\"]", "[\"\\u001b\"]", "[\"\\r\\n\"]", "[\"\\u007f\"]", "[\"\\u0085\"]", "[\"\\u000b\"]",
    ];

    static readonly (string Text, string Delta, int Limit)[] Apply =
    [
        ("abc", "[3]", 10), ("abc", "[4]", 10), ("abc", "[-4]", 10), ("abc", "[4,\"x\"]", 10), ("abc", "[1073741824]", 10), ("abc", "[-1073741824]", 10),
        ("abc", "[\"xy\",-1]", 4), ("abc", "[\"xyz\",-1]", 4), ("abc", "[]", 2), ("abc", "[-1]", 2), ("", "[\"a\"]", 1), ("", "[\"ab\"]", 1),
        ("\U0001F600", "[1,\"x\"]", 10), ("\U0001F600", "[-1]", 10), ("\U0001F600", "[1,-1]", 10), ("\U0001F600\U0001F600", "[1,-2]", 10),
        ("\U0001F600\U0001F600", "[2,\"\U0001F601\",-2]", 10), ("long enough", "[4,\"very \",-1,-6,\"!\"]", 100),
    ];

    static readonly (string From, string To)[] Between =
    [
        ("aaa", "aaaa"), ("aaaa", "aaa"), ("same", "same"), ("\U0001F600", "\U0001F601"), ("a\U0001F600b", "a\U0001F640b"), ("\U0001F600", "\U0001D600"), ("", "ab"), ("ab", ""),
        ("\U0001F600\U0001F600", "\U0001F600"),
    ];

    public static string Make()
    {
        var seed = 20_260u;
        var sections = new (string Name, IEnumerable<string> Cases)[]
        {
            ("read", Read.Select(ReadCase)),
            ("apply", Apply.Select(c => ApplyCase(c.Text, Delta(c.Delta), c.Delta, c.Limit)).Concat(Sample(OnTheSameText, seed).Select(c =>
                ApplyCase(c.Text, c.A, c.A.ToString(), 30)))),
            ("between", Between.Concat(Sample(from a in Texts from b in Texts select (a, b), seed + 1)).Select(c =>
                Line(("from", Quote(c.Item1)), ("to", Quote(c.Item2)), ("delta", Json(TextDelta.Between(c.Item1, c.Item2)))))),
            ("transform", Sample(OnTheSameText, seed + 2).SelectMany(c => new[] { TransformCase(c, true), TransformCase(c, false) })),
            ("compose", Sample(OneAfterTheOther, seed + 3).Select(c => Line(("first", Json(c.A)), ("next", Json(c.B)), ("result", Json(c.A.Compose(c.B)))))),
            ("positions", Sample(OnTheSameText, seed + 4).SelectMany((c, i) => new[] { PositionCase(c, i % (c.Text.Length + 1), true), PositionCase(c, i % (c.Text.Length + 1), false) })),
        };
        var table = new StringBuilder("{\n");
        foreach (var (name, cases) in sections)
        {
            table.Append(CultureInfo.InvariantCulture, $"  \"{name}\": [\n    ").AppendJoin(",\n    ", cases).Append("\n  ]");
            table.Append(name == sections[^1].Name ? "\n" : ",\n");
        }

        return table.Append("}\n").ToString();
    }

    static T[] Sample<T>(Gen<T> cases, ulong seed) => cases.Sample(Count, new Rnd(seed), Size);

    static string ReadCase(string json)
    {
        using var document = JsonDocument.Parse(json);
        return TextDelta.TryRead(document.RootElement, out var delta, out var fault)
            ? Line(("json", json), ("delta", Json(delta)))
            : Line(("json", json), ("fault", Quote(Word(fault))));
    }

    static string ApplyCase(string text, TextDelta delta, string raw, int limit) => delta.TryApply(text, limit, out var result, out var inverse, out var fault)
        ? Line(("text", Quote(text)), ("delta", Ascii(raw)), ("limit", $"{limit}"), ("result", Quote(result)), ("inverse", Json(inverse)))
        : Line(("text", Quote(text)), ("delta", Ascii(raw)), ("limit", $"{limit}"), ("fault", Quote(Word(fault))));

    static string TransformCase(TwoDeltas c, bool first) => Line(
        ("delta", Json(c.A)), ("over", Json(c.B)), ("deltaFirst", first ? "true" : "false"), ("result", Json(TextDelta.Transform(c.A, c.B, first))));

    static string PositionCase(TwoDeltas c, int index, bool before) => Line(
        ("delta", Json(c.A)), ("index", $"{index}"), ("staysBefore", before ? "true" : "false"), ("result", $"{c.A.MapPosition(index, before)}"));

    static string Line(params (string Name, string Json)[] properties) => $"{{{string.Join(',', properties.Select(p => $"\"{p.Name}\":{p.Json}"))}}}";

    static string Quote(string text) => JsonSerializer.Serialize(text);

    static string Json(TextDelta delta) => Ascii(delta.ToString());

    static string Ascii(string json)
    {
        using var document = JsonDocument.Parse(json);
        return JsonSerializer.Serialize(document.RootElement);
    }

    static string Word(DeltaFault fault) => JsonNamingPolicy.CamelCase.ConvertName(fault.ToString());
}
