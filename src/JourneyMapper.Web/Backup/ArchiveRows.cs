using System.Text.Json;

namespace JourneyMapper.Web.Backup;

/// <summary>Turns a line of an archive into the values of a row. What it does not know it refuses: passing over it would lose it.</summary>
internal sealed class ArchiveRows(ArchiveTable table, bool ofOlderSchema)
{
    private const int Deepest = 1;

    /// <summary>The values in the order of the table's columns.</summary>
    /// <exception cref="FormatException">The line is no row of the table; the message says why.</exception>
    public object?[] Read(ReadOnlySpan<byte> line)
    {
        var values = new object?[table.Columns.Count];
        var seen = new bool[values.Length];
        try
        {
            var json = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = Deepest });
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new FormatException("it is no JSON object");
            var next = 0;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var column = Find(ref json, next);
                if (seen[column]) throw new FormatException($"it says {table.Columns[column].Json} twice");
                seen[column] = true;
                json.Read();
                values[column] = table.Columns[column].Read(ref json);
                next = column + 1;
            }
            if (json.Read()) throw new FormatException("it goes on after its end");
        }
        catch (JsonException e)
        {
            throw new FormatException("it is not JSON", e);
        }
        for (var i = 0; i < values.Length; i++)
        {
            if (seen[i]) continue;
            if (!table.Columns[i].IsNullable && !ofOlderSchema) throw new FormatException($"it does not say {table.Columns[i].Json}");
            values[i] = table.Columns[i].Default;
        }
        return values;
    }

    // The columns come in the order in which they were written: the next one is nearly always the one.
    private int Find(ref Utf8JsonReader json, int next)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            var column = (next + i) % table.Columns.Count;
            if (json.ValueTextEquals(table.Columns[column].Json.EncodedUtf8Bytes)) return column;
        }
        throw new FormatException("it says something that this version does not know");
    }
}
