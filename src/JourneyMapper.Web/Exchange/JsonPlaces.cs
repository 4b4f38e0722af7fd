using System.Text.Json;

namespace JourneyMapper.Web.Exchange;

/// <summary>Finds the line that a JSON pointer leads to: people have lines in their editors, not pointers.</summary>
static class JsonPlaces
{
    /// <summary>The line, from 1, of the value that the pointer names, or of the innermost value around it that is there.</summary>
    /// <param name="json">Valid JSON.</param>
    public static int LineOf(ReadOnlySpan<byte> json, string pointer)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        long place = reader.TokenStartIndex;
        foreach (string step in pointer.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Enter(ref reader, step)) break;
            place = reader.TokenStartIndex;
        }
        return json[..(int)place].Count((byte)'\n') + 1;
    }

    // From the start of an object or array to the value of the member or item. Of a key that is given twice the later one is meant.
    static bool Enter(ref Utf8JsonReader reader, string step)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            if (!int.TryParse(step, out int left)) return false;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (left-- == 0) return true;
                reader.Skip();
            }
            return false;
        }
        if (reader.TokenType != JsonTokenType.StartObject) return false;
        Utf8JsonReader found = default;
        bool isFound = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isIt = reader.ValueTextEquals(step);
            reader.Read();
            if (isIt)
            {
                found = reader;
                isFound = true;
            }
            reader.Skip();
        }
        if (isFound) reader = found;
        return isFound;
    }
}
