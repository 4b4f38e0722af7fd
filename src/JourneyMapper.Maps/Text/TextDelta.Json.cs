using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JourneyMapper.Maps.Text;

public sealed partial record TextDelta
{
    /// <summary>Reads the wire form, a JSON array as <c>[4,"very ",-3]</c>; other orders and unmerged parts are accepted and made canonical.</summary>
    /// <param name="json">What was sent; of any kind.</param>
    /// <param name="delta">The delta; <see cref="Empty"/> when refused.</param>
    /// <param name="fault"><see cref="DeltaFault.InvalidDelta"/> or <see cref="DeltaFault.InvalidText"/> when refused.</param>
    public static bool TryRead(JsonElement json, out TextDelta delta, out DeltaFault fault)
    {
        delta = Empty;
        fault = DeltaFault.InvalidDelta;
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() > MaxParts)
            return false;

        var read = new TextDeltaBuilder();
        var reach = 0L;
        foreach (var part in json.EnumerateArray())
        {
            if (part.ValueKind == JsonValueKind.String)
            {
                if (!TryReadText(part, out var text))
                {
                    fault = DeltaFault.InvalidText;
                    return false;
                }

                if (text.Length == 0)
                    return false;
                read.Insert(text);
                continue;
            }

            if (part.ValueKind != JsonValueKind.Number || !part.TryGetInt32(out var count) || count == 0)
                return false;
            reach += Math.Abs((long)count);
            if (reach > MaxReach)
                return false;
            if (count > 0)
                read.Keep(count);
            else
                read.Delete(-count);
        }

        delta = read.ToDelta();
        fault = DeltaFault.None;
        return true;
    }

    /// <summary>Writes the wire form.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartArray();
        foreach (var part in Parts)
        {
            if (part.Inserted is { } inserted)
                writer.WriteStringValue(inserted);
            else
                writer.WriteNumberValue(part.Count);
        }

        writer.WriteEndArray();
    }

    /// <summary>The wire form.</summary>
    public override string ToString()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            Write(writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static bool TryReadText(JsonElement json, out string text)
    {
        try
        {
            text = json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escaped lone surrogate: System.Text.Json cannot make a string of it.
            text = "";
            return false;
        }

        return WireText.IsValid(text);
    }
}
