using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Json;

/// <summary>What a removal found and changed, as stored: in the inverse of its edit and in the row of the removed element.</summary>
internal static class RemovalTraceJson
{
    public static void Write(Utf8JsonWriter writer, RemovalTrace trace)
    {
        writer.WriteStartObject("trace");
        writer.WriteStartObject("next");
        foreach (var (id, next) in trace.NextSiblings)
        {
            writer.WritePropertyName(id.ToString("D"));
            if (next is { } sibling) writer.WriteStringValue(sibling);
            else writer.WriteNullValue();
        }

        writer.WriteEndObject();
        WriteEffects(writer, trace.SideEffects);
        writer.WriteEndObject();
    }

    public static RemovalTrace Read(JsonElement json)
    {
        var members = new JsonMembers(json, "trace");
        var next = members.Get("next").EnumerateObject().ToImmutableSortedDictionary(
            pair => Guid.ParseExact(pair.Name, "D"), pair => pair.Value.ValueKind == JsonValueKind.Null ? (Guid?)null : pair.Value.GetGuid());
        return new RemovalTrace(next, ReadEffects(members.Get("effects")));
    }

    public static void WriteEffects(Utf8JsonWriter writer, ImmutableArray<SideEffect> effects)
    {
        writer.WriteStartArray("effects");
        foreach (var effect in effects)
        {
            writer.WriteStartObject();
            writer.WriteString("id", effect.Id);
            writer.WriteString("property", effect.Property);
            OperationJson.WriteValue(writer, new("before", effect.Before));
            OperationJson.WriteValue(writer, new("after", effect.After));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static ImmutableArray<SideEffect> ReadEffects(JsonElement json) => [.. json.EnumerateArray().Select(ReadEffect)];

    private static SideEffect ReadEffect(JsonElement json)
    {
        var members = new JsonMembers(json, "");
        var property = members.GetString("property");
        return new SideEffect(members.GetId("id"), property, Value("before"), Value("after"));

        object? Value(string name) => members.Find(name) is not { } value ? null
            : property == Card.Span.Name ? (object)value.GetInt32() : value.GetGuid();
    }
}
