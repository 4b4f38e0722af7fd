using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Tests.Laws;

/// <summary>A value as it comes over the wire for a property: nearly always one that it accepts.</summary>
internal sealed class AnyValue(JourneyMap map, Random random)
{
    private static readonly string[] Words = ["", "queue", "Lång kö", "smørrebrød\n2", "😀", "a😀b", "\t", "{\"}", "נ ב", "\u2028", "e\u0301"];
    private static readonly string[] Colors = ["indigo", "#00ff7F", "slate"];

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public object? For(Property property)
    {
        if (random.Next(60) == 0) return Wrong(property);
        return property switch
        {
            TextProperty => Pick(Words) + (random.Next(3) == 0 ? Pick(Words) : ""),
            // A journey never becomes a profile: PersonaDocumentTests.
            ChoiceProperty choice => Pick([.. choice.Options.Where(option => option != MapHead.Persona)]),
            IntegerProperty { Name: "span" } => (decimal)random.Next(1, 5),
            IntegerProperty number => (decimal)random.Next(number.Min, number.Max + 1),
            DecimalProperty number => Decimal(number),
            FlagProperty => random.Next(2) == 0,
            DateProperty => $"20{random.Next(10, 100)}-0{random.Next(1, 10)}-1{random.Next(10)}",
            ClockProperty => $"{random.Next(24):00}:{random.Next(60):00}",
            IdProperty { RefersTo: not null } => ActorId(),
            IdProperty => StartMap.Id(random.Next(1, 100)).ToString("D"),
            ColorProperty => Pick(Colors),
            WebAddressProperty => "https://example.org/" + random.Next(10),
            _ => throw new InvalidOperationException($"No value is known for {property.GetType().Name}."),
        };
    }

    /// <summary>The text after some typing.</summary>
    public string NextText(string text)
    {
        var cuts = Enumerable.Range(0, text.Length + 1).Where(at => at == 0 || at == text.Length || !char.IsLowSurrogate(text[at])).ToList();
        var (from, to) = (Pick(cuts), Pick(cuts));
        return from <= to ? text[..from] + Pick(Words) + text[to..] : text[..to] + text[from..] + Pick(Words);
    }

    private decimal Decimal(DecimalProperty number)
    {
        var cents = random.Next(0, 101) / 100m;
        return decimal.Round(Math.Max(number.Min, -1000) + ((Math.Min(number.Max, 1000) - Math.Max(number.Min, -1000)) * cents), 2);
    }

    private string? ActorId()
    {
        var actors = map.Actors.ToList();
        return actors.Count == 0 || random.Next(3) == 0 ? null : Pick(actors).Id.ToString("D");
    }

    private object? Wrong(Property property) => property switch
    {
        TextProperty text => Pick<object>([12m, "\0", "\ud83d", new string('x', text.MaxLength + 1)]),
        IdProperty => Pick<object>(["nobody", StartMap.Id(999_999).ToString("D"), StartMap.Id(3).ToString("D")]),
        _ => Pick<object>([99m, -99.125m, "wrong", "2026-02-30"]),
    };
}
