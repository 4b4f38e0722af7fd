using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyMapper.Web.Api;

/// <summary>JSON that is written as it is: what was serialised once for the log goes to every reader unchanged.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct RawJson(string Text)
{
    sealed class Converter : JsonConverter<RawJson>
    {
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return new RawJson(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            writer.WriteRawValue(value.Text, skipInputValidation: true);
    }
}
