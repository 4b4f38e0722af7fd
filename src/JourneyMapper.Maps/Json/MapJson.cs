using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Json;

/// <summary>The map on the wire (CONTRACT section 3).</summary>
public static class MapJson
{
    public static string Write(JourneyMap map) => JsonText.Of(writer => Write(writer, map));

    public static void Write(Utf8JsonWriter writer, JourneyMap map)
    {
        writer.WriteStartObject();
        WriteMembers(writer, map);
        writer.WriteEndObject();
    }

    /// <summary>The members of the map's object, for formats that put others beside them.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, JourneyMap map)
    {
        writer.WriteString("id", map.Id);
        foreach (var property in WireElement.Properties(map, map.Head)) OperationJson.WriteValue(writer, property);
        writer.WriteNumber("version", map.Version);
        writer.WriteStartArray("elements");
        foreach (var element in map.Elements())
            OperationJson.WriteElement(writer, element.Kind, element.Id, WireElement.Properties(map, element));
        writer.WriteEndArray();
    }

    /// <summary>The operations that build such a map from nothing: what is read from a file or a template, in the order of the wire.</summary>
    /// <exception cref="MalformedException">Not of the contract's form.</exception>
    public static IReadOnlyList<MapOperation> ReadAsOperations(JsonElement json, Guid mapId)
    {
        var members = new JsonMembers(json, "");
        var operations = new List<MapOperation>();
        foreach (var property in MapHead.Kind.Properties)
        {
            if (members.Find(property.Name) is not { } value) continue;
            operations.Add(new SetOperation(mapId, property.Name, JsonMembers.ReadValue(value, $"/{property.Name}")));
        }

        var elements = members.Get("elements");
        if (elements.ValueKind != JsonValueKind.Array) throw new MalformedException("/elements", "an array is expected");
        if (elements.GetArrayLength() > Limits.Elements)
            throw new MalformedException("/elements", $"more than {Limits.Elements} elements", isTooLarge: true);
        var index = 0;
        foreach (var item in elements.EnumerateArray())
        {
            var (kind, id, properties) = OperationJson.ReadElement(item, $"/elements/{index++}");
            operations.Add(new InsertOperation(kind, id, properties));
        }

        return operations;
    }
}
