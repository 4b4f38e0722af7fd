using System.Globalization;
using System.Text.Json;

namespace JourneyMapper.Maps.Json;

/// <summary>Reading members of a JSON object strictly: absent and null are the same, a wrong type is malformed, an unknown member too.</summary>
internal readonly struct JsonMembers
{
    private readonly Dictionary<string, JsonElement> members;
    private readonly string path;

    public JsonMembers(JsonElement json, string path)
    {
        this.path = path;
        if (json.ValueKind != JsonValueKind.Object) throw new MalformedException(path, "an object is expected");
        members = [];
        foreach (var member in json.EnumerateObject())
        {
            var name = ReadName(member, path);
            if (!members.TryAdd(name, member.Value)) throw new MalformedException($"{path}/{name}", "the member is given twice");
        }
    }

    public IEnumerable<string> Names => members.Keys;

    public JsonElement? Find(string name) => members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public JsonElement Get(string name) => Find(name) ?? throw new MalformedException($"{path}/{name}", "is missing");

    public string GetString(string name) => Get(name) is { ValueKind: JsonValueKind.String } value
        ? ReadString(value, $"{path}/{name}")
        : throw new MalformedException($"{path}/{name}", "a string is expected");

    public Guid GetId(string name) => FindId(name) ?? throw new MalformedException($"{path}/{name}", "is missing");

    public Guid? FindId(string name)
    {
        if (Find(name) is not { } value) return null;
        return value.ValueKind == JsonValueKind.String && Guid.TryParseExact(ReadString(value, $"{path}/{name}"), "D", out var id)
            ? id
            : throw new MalformedException($"{path}/{name}", "a UUID is expected");
    }

    public bool? FindFlag(string name) => Find(name) is not { } value ? null
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw new MalformedException($"{path}/{name}", "true or false is expected");

    public void Allow(params ReadOnlySpan<string> names)
    {
        foreach (var name in members.Keys)
            if (!names.Contains(name)) throw new MalformedException($"{path}/{name}", "no such member here");
    }

    /// <summary>A value of a property as string, decimal or bool; what is none of them (or too large a number) stays an object that no property accepts.</summary>
    public static object? ReadValue(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => ReadString(json, path),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetDecimal(out var number) && IsExact(json, number) => number,
        _ => Unacceptable,
    };

    private static readonly object Unacceptable = new();

    /// <summary>False when a number has more digits than a decimal holds: it would be rounded, and a score with 30 decimals be taken for one with two.</summary>
    private static bool IsExact(JsonElement json, decimal number) =>
        Digits(json.GetRawText()).SequenceEqual(Digits(number.ToString(CultureInfo.InvariantCulture)));

    private static IEnumerable<char> Digits(string number)
    {
        var exponent = number.AsSpan().IndexOfAny('e', 'E');
        var mantissa = exponent < 0 ? number : number[..exponent];
        return mantissa.Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Reverse().SkipWhile(digit => digit == '0');
    }

    /// <summary>A name may hold escaped lone surrogates too, and then it names nothing.</summary>
    private static string ReadName(JsonProperty member, string path)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            throw new MalformedException(path, "the name of a member is no text");
        }
    }

    /// <summary>A JSON string may hold escaped lone surrogates, which the reader refuses: kept as one, so that the property says invalidText.</summary>
    private static string ReadString(JsonElement json, string path)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return path.Length > 0 ? LoneSurrogate : "";
        }
    }

    private const string LoneSurrogate = "\uD800";
}
