using System.Text.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Maps.Json;

namespace JourneyMapper.Maps.Tests.Laws;

/// <summary>
/// A program that knows the map only from CONTRACT sections 3 and 4: it takes the operations of <c>Changed</c> as JSON, applies them by
/// the contract's own words, and writes its map. It shares nothing with the server but the contract.
/// </summary>
internal sealed class ContractClient
{
    private static readonly string[] Kinds = ["actor", "stage", "step", "lane", "card", "evidence", "line", "link", "measurement"];
    private static readonly string[] Places = ["stageId", "laneId", "stepId", "cardId"];
    private static readonly string[] Common = ["id", "kind", "laneId", "stepId", "span", "text", "confidence", "color", "labels", "moment", "imageId", "alt", "basedOn"];

    private static readonly Dictionary<string, string[]> OwnProperties = new()
    {
        ["touchpoints"] = ["channel", "ownership", "online", "impact", "importance"],
        ["channels"] = ["channel", "ownership", "online"],
        ["emotions"] = ["score", "actorId"],
        ["pains"] = ["severity", "frequency"],
        ["opportunities"] = ["impact", "effort", "status", "owner", "due"],
        ["metrics"] = ["unit", "value", "target", "direction"],
        ["stances"] = ["stance"],
    };

    private readonly JsonObject head;

    /// <summary>Elements by kind, siblings in their order.</summary>
    private readonly Dictionary<string, List<JsonObject>> elements = Kinds.ToDictionary(kind => kind, _ => new List<JsonObject>());

    /// <summary>A client that is there; all it has is the map.</summary>
    public ContractClient(JourneyMap map)
    {
        head = JsonNode.Parse(MapJson.Write(map))!.AsObject();
        foreach (var element in head["elements"]!.AsArray()) elements[Text(element!.AsObject(), "kind")!].Add((JsonObject)element.DeepClone());
        head.Remove("elements");
        head.Remove("version");
    }

    public void Changed(string operations)
    {
        foreach (var operation in JsonNode.Parse(operations)!.AsArray()) Apply(operation!.AsObject());
    }

    /// <summary>The map in one text, the keys of each object in order.</summary>
    public override string ToString() => string.Join('\n', Kinds.SelectMany(Ordered).Select(Shown).Prepend(head)
        .Select(element => string.Join(", ", element.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value?.ToJsonString()}"))));

    private void Apply(JsonObject operation)
    {
        switch (Text(operation, "op"))
        {
            case "insert":
                InsertBefore(operation["element"]!.AsObject(), Text(operation, "before"));
                break;
            case "set":
                Set(Find(Text(operation, "id")!)!, Text(operation, "property")!, operation["value"]);
                break;
            case "editText":
                EditText(Find(Text(operation, "id")!)!, Text(operation, "property")!, operation["delta"]!.AsArray());
                break;
            case "move":
                Move(operation);
                break;
            case "remove":
                Remove(Text(operation, "id")!);
                break;
            case "restore":
                Restore(operation);
                break;
            case "batch":
                foreach (var inner in operation["operations"]!.AsArray()) Apply(inner!.AsObject());
                break;
            case var unknown:
                throw new InvalidOperationException($"The contract has no operation '{unknown}'.");
        }
    }

    private void InsertBefore(JsonObject element, string? before)
    {
        var siblings = elements[Text(element, "kind")!];
        var index = before is null ? -1 : siblings.FindIndex(other => Text(other, "id") == before);
        siblings.Insert(index < 0 ? siblings.Count : index, (JsonObject)element.DeepClone());
    }

    private static void Set(JsonObject element, string property, JsonNode? value)
    {
        if (value is null) element.Remove(property);
        else element[property] = value.DeepClone();
    }

    private static void EditText(JsonObject element, string property, JsonArray delta)
    {
        var (text, result, at) = (Text(element, property) ?? "", "", 0);
        foreach (var part in delta)
        {
            if (part!.GetValueKind() == JsonValueKind.String)
            {
                result += part.GetValue<string>();
                continue;
            }

            var count = part.GetValue<int>();
            if (count > 0) result += text.Substring(at, count);
            at += Math.Abs(count);
        }

        result += text[at..];
        // Texts that need not be there are left out while they are empty; the others are always sent.
        if (result.Length == 0 && property is not ("text" or "name" or "source" or "title")) element.Remove(property);
        else element[property] = result;
    }

    private void Move(JsonObject operation)
    {
        var element = Find(Text(operation, "id")!)!;
        elements[Text(element, "kind")!].Remove(element);
        foreach (var place in Places)
            if (operation[place] is { } id) element[place] = id.DeepClone();
        InsertBefore(element, Text(operation, "before"));
        foreach (var shown in operation["elements"]?.AsArray() ?? []) Replace(shown!.AsObject());
    }

    private void Remove(string id)
    {
        if (Find(id) is not { } root) return;
        var going = new List<JsonObject>();
        Take(root, going);
        foreach (var (card, span) in ShorterSpans([.. going.Select(element => Text(element, "id")!)])) card["span"] = span;
        foreach (var element in going) elements[Text(element, "kind")!].Remove(element);
        if (Text(root, "kind") != "actor") return;
        // An actor that is gone is nobody's any more; a card in another actor's lane may still name it.
        foreach (var element in elements["lane"].Concat(elements["card"]))
            if (Text(element, "actorId") == id) element.Remove("actorId");
    }

    private void Take(JsonObject element, List<JsonObject> going)
    {
        if (going.Contains(element)) return;
        going.Add(element);
        var id = Text(element, "id")!;
        var dependents = Text(element, "kind") switch
        {
            "stage" => elements["step"].Where(step => Text(step, "stageId") == id),
            "step" => elements["card"].Where(card => Text(card, "stepId") == id).Concat(LinksAt(id)),
            "lane" => elements["card"].Concat(elements["line"]).Where(other => Text(other, "laneId") == id),
            "card" => LinksAt(id).Concat(elements["evidence"].Concat(elements["measurement"]).Where(other => Text(other, "cardId") == id)),
            "actor" => elements["card"].Where(card => IsEmotionOf(card, id)),
            _ => [],
        };
        foreach (var dependent in dependents.ToList()) Take(dependent, going);
    }

    private IEnumerable<JsonObject> LinksAt(string id) => elements["link"].Where(link => Text(link, "from") == id || Text(link, "to") == id);

    private bool IsEmotionOf(JsonObject card, string actor)
    {
        var lane = Find(Text(card, "laneId")!)!;
        return Text(lane, "laneKind") == "emotions" && (Text(lane, "actorId") ?? Text(card, "actorId")) == actor;
    }

    private List<(JsonObject Card, int Span)> ShorterSpans(HashSet<string> gone)
    {
        var steps = Ordered("step").Select(step => Text(step, "id")!).ToList();
        return [.. from card in elements["card"]
                   where !gone.Contains(Text(card, "id")!)
                   let span = card["span"]!.GetValue<int>()
                   let shorter = steps.Skip(steps.IndexOf(Text(card, "stepId")!)).Take(span).Count(gone.Contains)
                   where shorter > 0
                   select (card, span - shorter)];
    }

    /// <summary>All that came back, each before what stands after it now: so those behind go in first.</summary>
    private void Restore(JsonObject operation)
    {
        var back = operation["elements"]!.AsArray().Select(element => element!.AsObject()).ToDictionary(element => Text(element, "id")!);
        foreach (var known in back.Values.Where(element => Find(Text(element, "id")!) is not null).ToList())
        {
            Replace(known);
            back.Remove(Text(known, "id")!);
        }

        var nextOf = operation["next"]?.AsObject().ToDictionary(pair => pair.Key, pair => pair.Value!.GetValue<string>()) ?? [];
        if (Text(operation, "before") is { } before) nextOf[Text(operation, "id")!] = before;
        while (back.Count > 0)
        {
            var id = back.Keys.First();
            while (nextOf.GetValueOrDefault(id) is { } next && back.ContainsKey(next)) id = next;
            InsertBefore(back[id], nextOf.GetValueOrDefault(id));
            back.Remove(id);
        }
    }

    private void Replace(JsonObject shown)
    {
        var siblings = elements[Text(shown, "kind")!];
        siblings[siblings.FindIndex(other => Text(other, "id") == Text(shown, "id"))] = (JsonObject)shown.DeepClone();
    }

    private IEnumerable<JsonObject> Ordered(string kind) => kind switch
    {
        "step" => Under(elements["stage"], "step", "stageId"),
        "card" => elements["lane"].SelectMany(lane => Under(Ordered("step"), "card", "stepId").Where(card => Text(card, "laneId") == Text(lane, "id"))),
        "evidence" or "measurement" => Under(Ordered("card"), kind, "cardId"),
        "line" => Under(elements["lane"], "line", "laneId"),
        _ => elements[kind],
    };

    private IEnumerable<JsonObject> Under(IEnumerable<JsonObject> parents, string kind, string place) =>
        parents.SelectMany(parent => elements[kind].Where(element => Text(element, place) == Text(parent, "id")));

    /// <summary>A card as its lane's kind shows it.</summary>
    private JsonObject Shown(JsonObject element)
    {
        if (Text(element, "kind") != "card") return element;
        var own = OwnProperties.GetValueOrDefault(Text(Find(Text(element, "laneId")!)!, "laneKind")!, []);
        return new JsonObject(element.Where(pair => Common.Contains(pair.Key) || own.Contains(pair.Key))
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
    }

    private JsonObject? Find(string id) => Text(head, "id") == id
        ? head
        : elements.Values.SelectMany(all => all).FirstOrDefault(element => Text(element, "id") == id);

    private static string? Text(JsonObject json, string property) => json[property]?.GetValue<string>();
}
