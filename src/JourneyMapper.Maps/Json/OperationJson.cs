using System.Collections.Immutable;
using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Json;

/// <summary>Operations on the wire and in the log (CONTRACT section 4). The names are a contract.</summary>
public static class OperationJson
{
    /// <summary>Reads a submission's list of operations.</summary>
    /// <exception cref="MalformedException">Not of the contract's form, or more operations than a submission may hold.</exception>
    public static ImmutableArray<MapOperation> ReadList(JsonElement json, string path = "/operations")
    {
        var left = Limits.OperationsInSubmission;
        return ReadList(json, path, ref left, isStored: false);
    }

    /// <summary>Reads a stored list.</summary>
    public static ImmutableArray<MapOperation> ReadList(string json)
    {
        using var document = JsonDocument.Parse(json);
        var left = int.MaxValue;
        return ReadList(document.RootElement, "", ref left, isStored: true);
    }

    public static string WriteList(IEnumerable<MapOperation> operations) => JsonText.Of(writer => WriteList(writer, operations));

    public static void WriteList(Utf8JsonWriter writer, IEnumerable<MapOperation> operations)
    {
        writer.WriteStartArray();
        foreach (var operation in operations) Write(writer, operation);
        writer.WriteEndArray();
    }

    private static ImmutableArray<MapOperation> ReadList(JsonElement json, string path, ref int left, bool isStored)
    {
        if (json.ValueKind != JsonValueKind.Array) throw new MalformedException(path, "an array is expected");
        var operations = ImmutableArray.CreateBuilder<MapOperation>(Math.Min(json.GetArrayLength(), Limits.OperationsInSubmission));
        foreach (var item in json.EnumerateArray())
        {
            if (--left < 0) throw new MalformedException(path, $"more than {Limits.OperationsInSubmission} operations", isTooLarge: true);
            operations.Add(Read(item, $"{path}/{operations.Count}", ref left, isStored));
        }

        return operations.DrainToImmutable();
    }

    private static MapOperation Read(JsonElement json, string path, ref int left, bool isStored)
    {
        var members = new JsonMembers(json, path);
        switch (members.GetString("op"))
        {
            case "insert":
                members.Allow("op", "element", "before");
                return ReadInsert(members.Get("element"), $"{path}/element", members.FindId("before"));
            case "set":
                members.Allow("op", "id", "property", "value");
                var value = members.Find("value") is { } given ? JsonMembers.ReadValue(given, $"{path}/value") : null;
                return new SetOperation(members.GetId("id"), members.GetString("property"), value);
            case "move":
                members.Allow("op", "id", "before", "laneId", "stepId", "stageId", "cardId", "elements");
                return new MoveOperation(members.GetId("id"), members.FindId("before"))
                {
                    LaneId = members.FindId("laneId"),
                    StepId = members.FindId("stepId"),
                    StageId = members.FindId("stageId"),
                    CardId = members.FindId("cardId"),
                    Elements = ReadRestored(members.Find("elements"), $"{path}/elements"),
                };
            case "editText":
                members.Allow("op", "id", "property", "delta");
                var delta = TextDelta.TryRead(members.Get("delta"), out var read, out var fault) ? read : null;
                var (id, property) = (members.GetId("id"), members.GetString("property"));
                return delta is null ? new FaultyEditText(id, property, fault) : new EditTextOperation(id, property, delta);
            case "remove":
                members.Allow("op", "id");
                return new RemoveOperation(members.GetId("id"));
            case "restore":
                members.Allow("op", "id", "before", "elements", "next", "trace");
                return new RestoreOperation(members.GetId("id"), members.FindId("before"), ReadRestored(members.Find("elements"), $"{path}/elements"))
                {
                    Next = isStored && members.Find("next") is { } next ? ReadNext(next) : ImmutableSortedDictionary<Guid, Guid>.Empty,
                    // Only what the server itself has written: nobody else says what a removal found.
                    Trace = isStored && members.Find("trace") is { } trace ? RemovalTraceJson.Read(trace) : null,
                };
            case "batch":
                members.Allow("op", "operations");
                // A batch counts as what it holds, an empty one as one.
                var inner = members.Get("operations");
                if (inner.ValueKind == JsonValueKind.Array && inner.GetArrayLength() > 0) left++;
                return new BatchOperation(ReadList(inner, $"{path}/operations", ref left, isStored));
            case var unknown:
                throw new MalformedException($"{path}/op", $"there is no operation '{unknown}'");
        }
    }

    private static InsertOperation ReadInsert(JsonElement json, string path, Guid? before)
    {
        var (kind, id, properties) = ReadElement(json, path);
        return new InsertOperation(kind, id, properties, before);
    }

    private static ImmutableArray<RestoredElement> ReadRestored(JsonElement? json, string path)
    {
        if (json is not { } array) return default;
        if (array.ValueKind != JsonValueKind.Array) throw new MalformedException(path, "an array is expected");
        return [.. array.EnumerateArray().Select((item, i) => ReadElement(item, $"{path}/{i}")).Select(e => new RestoredElement(e.Kind, e.Id, e.Properties))];
    }

    internal static (ElementKind Kind, Guid Id, ImmutableArray<PropertyValue> Properties) ReadElement(JsonElement json, string path)
    {
        var members = new JsonMembers(json, path);
        var name = members.GetString("kind");
        var kind = ElementKinds.Find(name) ?? throw new MalformedException($"{path}/kind", $"there is no kind of element '{name}'");
        var properties = ImmutableArray.CreateBuilder<PropertyValue>();
        foreach (var member in members.Names)
            if (member is not ("kind" or "id") && members.Find(member) is { } value) properties.Add(new(member, JsonMembers.ReadValue(value, $"{path}/{member}")));
        return (kind, members.GetId("id"), properties.DrainToImmutable());
    }

    private static void Write(Utf8JsonWriter writer, MapOperation operation)
    {
        writer.WriteStartObject();
        switch (operation)
        {
            case InsertOperation insert:
                writer.WriteString("op", "insert");
                writer.WritePropertyName("element");
                WriteElement(writer, insert.Kind, insert.Id, insert.Properties);
                WriteId(writer, "before", insert.Before);
                break;
            case SetOperation set:
                writer.WriteString("op", "set");
                WriteId(writer, "id", set.Id);
                writer.WriteString("property", set.Property);
                WriteValue(writer, new PropertyValue("value", set.Value));
                break;
            case MoveOperation move:
                writer.WriteString("op", "move");
                WriteId(writer, "id", move.Id);
                WriteId(writer, "laneId", move.LaneId);
                WriteId(writer, "stepId", move.StepId);
                WriteId(writer, "stageId", move.StageId);
                WriteId(writer, "cardId", move.CardId);
                WriteId(writer, "before", move.Before);
                WriteElements(writer, move.Elements);
                break;
            case EditTextOperation edit:
                writer.WriteString("op", "editText");
                WriteId(writer, "id", edit.Id);
                writer.WriteString("property", edit.Property);
                writer.WritePropertyName("delta");
                edit.Delta.Write(writer);
                break;
            case RemoveOperation remove:
                writer.WriteString("op", "remove");
                WriteId(writer, "id", remove.Id);
                break;
            case RestoreOperation restore:
                WriteRestore(writer, restore);
                break;
            case BatchOperation batch:
                writer.WriteString("op", "batch");
                writer.WritePropertyName("operations");
                WriteList(writer, batch.Operations);
                break;
            default:
                throw new InvalidOperationException($"{operation.GetType().Name} has no form on the wire.");
        }

        writer.WriteEndObject();
    }

    private static void WriteRestore(Utf8JsonWriter writer, RestoreOperation restore)
    {
        writer.WriteString("op", "restore");
        WriteId(writer, "id", restore.Id);
        WriteId(writer, "before", restore.Before);
        WriteElements(writer, restore.Elements);
        if (!restore.Next.IsEmpty)
        {
            writer.WriteStartObject("next");
            foreach (var (id, next) in restore.Next) writer.WriteString(id.ToString("D"), next);
            writer.WriteEndObject();
        }

        if (restore.Trace is { } trace) RemovalTraceJson.Write(writer, trace);
    }

    private static ImmutableSortedDictionary<Guid, Guid> ReadNext(JsonElement json) =>
        json.EnumerateObject().ToImmutableSortedDictionary(pair => Guid.ParseExact(pair.Name, "D"), pair => pair.Value.GetGuid());

    private static void WriteElements(Utf8JsonWriter writer, ImmutableArray<RestoredElement> elements)
    {
        if (elements.IsDefault) return;
        writer.WriteStartArray("elements");
        foreach (var element in elements) WriteElement(writer, element.Kind, element.Id, element.Properties);
        writer.WriteEndArray();
    }

    internal static void WriteElement(Utf8JsonWriter writer, ElementKind kind, Guid id, ImmutableArray<PropertyValue> properties)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", kind.Name);
        WriteId(writer, "id", id);
        foreach (var property in properties) WriteValue(writer, property);
        writer.WriteEndObject();
    }

    internal static void WriteValue(Utf8JsonWriter writer, PropertyValue property)
    {
        switch (property.Value)
        {
            case null: writer.WriteNull(property.Name); break;
            case string text: writer.WriteString(property.Name, text); break;
            case bool flag: writer.WriteBoolean(property.Name, flag); break;
            case int number: writer.WriteNumber(property.Name, number); break;
            case decimal number: writer.WriteNumber(property.Name, number); break;
            case Guid id: WriteId(writer, property.Name, id); break;
            default: throw new InvalidOperationException($"'{property.Name}' holds a value that has no form on the wire.");
        }
    }

    private static void WriteId(Utf8JsonWriter writer, string name, Guid? id)
    {
        if (id is { } value) writer.WriteString(name, value);
    }
}
