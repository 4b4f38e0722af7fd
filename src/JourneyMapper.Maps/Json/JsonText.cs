using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JourneyMapper.Maps.Json;

/// <summary>JSON with readable letters: the output goes to programs and files, never into HTML.</summary>
public static class JsonText
{
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Duplicate keys are refused: which of them would count?</summary>
    public static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Parses what came from outside, strictly.</summary>
    /// <exception cref="MalformedException">No JSON, a key given twice, or a key that is no text.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonDocument.Parse(json, Strict);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // While it looks for duplicates, the parser fails with the second one on a key that holds an escaped lone surrogate.
            throw new MalformedException("", error.Message);
        }
    }

    public static byte[] Bytes(Action<Utf8JsonWriter> write, bool indented = false)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options with { Indented = indented })) write(writer);
        return stream.ToArray();
    }

    public static string Of(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write));
}
