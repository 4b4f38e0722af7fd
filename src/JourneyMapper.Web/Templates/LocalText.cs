using System.Text.Json;
using System.Text.Json.Serialization;
using JourneyMapper.Web.Layout;

namespace JourneyMapper.Web.Templates;

/// <summary>A text of a template in every language: in the file an array in the order of <see cref="Languages.All"/>, or one string that is rightly the same in all.</summary>
[JsonConverter(typeof(Converter))]
public sealed record LocalText(IReadOnlyList<string> Words)
{
    /// <summary>True when the file says that the text is the same in every language (a name, a sign).</summary>
    public bool IsSameInAll => Words.Count == 1;

    /// <summary>The text in a language of ours.</summary>
    public string In(string language) => Words[IsSameInAll ? 0 : IndexOf(language)];

    /// <summary>Place of a language in the files' arrays.</summary>
    /// <exception cref="ArgumentException">We do not have that language.</exception>
    internal static int IndexOf(string language)
    {
        for (var i = 0; i < Languages.All.Count; i++)
            if (Languages.All[i].Name == language) return i;
        throw new ArgumentException($"“{language}” is no language of the product.", nameof(language));
    }

    sealed class Converter : JsonConverter<LocalText>
    {
        public override LocalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType == JsonTokenType.String) return new([reader.GetString()!]);
            var words = JsonSerializer.Deserialize<string[]>(ref reader, options);
            return words?.Length == Languages.All.Count ? new(words) : throw new JsonException("A text is one string, or one for each language.");
        }

        public override void Write(Utf8JsonWriter writer, LocalText value, JsonSerializerOptions options) => throw new NotSupportedException("Templates are only read.");
    }
}
