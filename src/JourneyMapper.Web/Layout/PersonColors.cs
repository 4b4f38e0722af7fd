using System.Globalization;

namespace JourneyMapper.Web.Layout;

/// <summary>Colours of people: each at least 4.5:1 against white letters, and apart for colour-blind people by lightness as well as hue.</summary>
public static class PersonColors
{
    public static IReadOnlyList<string> All { get; } =
        ["#0b7a55", "#c2410c", "#7b53d6", "#0d6a84", "#b4233c", "#4c5fd5", "#8a5a00", "#9d2f8f", "#3f6212", "#475569"];

    /// <summary>Always the same colour for the same person, on every node.</summary>
    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        // The random tail of a UUIDv7; its head is a clock, which would give people who joined together one colour.
        return All[(bytes[15] + (bytes[14] << 8)) % All.Count];
    }
}

/// <summary>One or two letters that stand for a name.</summary>
public static class Initials
{
    public static string Of(string name)
    {
        var words = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "?";
        var first = StringInfo.GetNextTextElement(words[0]);
        var last = words.Length > 1 ? StringInfo.GetNextTextElement(words[^1]) : "";
        return (first + last).ToUpperInvariant();
    }
}
