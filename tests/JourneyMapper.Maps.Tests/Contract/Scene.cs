using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Contract;

/// <summary>
/// A map that is spoken to in the contract's JSON, written for people: single quotes, and <c>$name</c> for an id. Answers come back in
/// the same form.
/// </summary>
internal sealed partial class Scene
{
    /// <summary>Two stages with three and two steps, two actors, a lane of most kinds; "own" is Ann's emotions lane.</summary>
    private const string Start = """
        [{'op':'insert','element':{'kind':'actor','id':'$ann','name':'Ann'}},{'op':'insert','element':{'kind':'actor','id':'$bob','name':'Bob'}},
        {'op':'insert','element':{'kind':'stage','id':'$A'}},{'op':'insert','element':{'kind':'stage','id':'$B'}},
        {'op':'insert','element':{'kind':'step','id':'$a1','stageId':'$A'}},{'op':'insert','element':{'kind':'step','id':'$a2','stageId':'$A'}},
        {'op':'insert','element':{'kind':'step','id':'$a3','stageId':'$A'}},{'op':'insert','element':{'kind':'step','id':'$b1','stageId':'$B'}},
        {'op':'insert','element':{'kind':'step','id':'$b2','stageId':'$B'}},
        {'op':'insert','element':{'kind':'lane','id':'$actions','laneKind':'actions'}},{'op':'insert','element':{'kind':'lane','id':'$emotions','laneKind':'emotions'}},
        {'op':'insert','element':{'kind':'lane','id':'$own','laneKind':'emotions','actorId':'$ann'}},
        {'op':'insert','element':{'kind':'lane','id':'$touchpoints','laneKind':'touchpoints'}},{'op':'insert','element':{'kind':'lane','id':'$pains','laneKind':'pains'}},
        {'op':'insert','element':{'kind':'lane','id':'$opportunities','laneKind':'opportunities'}},{'op':'insert','element':{'kind':'lane','id':'$metrics','laneKind':'metrics'}},
        {'op':'insert','element':{'kind':'lane','id':'$images','laneKind':'images'}}]
        """;

    private readonly Dictionary<string, Guid> ids = [];

    public Scene()
    {
        Map = JourneyMap.Empty(Id("map"));
        Do(Start);
    }

    public JourneyMap Map { get; private set; }

    /// <summary>The latest accepted submission.</summary>
    public MapChange Last { get; private set; } = null!;

    public Guid Id(string name)
    {
        if (!ids.TryGetValue(name, out var id)) ids[name] = id = new Guid(ids.Count + 1, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 9);
        return id;
    }

    /// <summary>Sends one operation or an array of them, which must be accepted, and returns the results.</summary>
    public string Do(string json)
    {
        var outcome = Map.Apply(Read(json));
        Last = outcome.Change ?? throw new Xunit.Sdk.XunitException($"Refused: {outcome.Refusal} at {Readable($"{outcome.Refusal!.Id}")}");
        Map = Last.Map;
        return Readable(OperationJson.WriteList(Last.Operations));
    }

    /// <summary>Sends operations that must be refused; says the code, the id and the member that the refusal names.</summary>
    public string Refused(string json)
    {
        var outcome = Map.Apply(Read(json));
        if (outcome.Refusal is not { } refusal) throw new Xunit.Sdk.XunitException($"Accepted: {json}");
        var id = refusal.Id is { } named ? Readable($"{named:D}") : "-";
        return $"{JsonNamingPolicy.CamelCase.ConvertName($"{refusal.Code}")} {id} {refusal.Field ?? "-"}";
    }

    public void Undo() => Map = Map.Apply(OperationJson.ReadList(OperationJson.WriteList(Last.Inverse))).Change!.Map;

    /// <summary>The element as the map's JSON shows it; empty when it does not stand.</summary>
    public string Element(string name) => AllElements().FirstOrDefault(element => element.Contains($"'id':'${name}'", StringComparison.Ordinal)) ?? "";

    /// <summary>Names of the elements of a kind in the order of the map's JSON.</summary>
    public string Order(string kind) => string.Join(' ', AllElements()
        .Where(element => element.StartsWith($"{{'kind':'{kind}'", StringComparison.Ordinal))
        .Select(element => IdMember().Match(element).Groups[1].Value));

    public int Span(string card)
    {
        using var json = JsonDocument.Parse(MapJson.Write(Map));
        return json.RootElement.GetProperty("elements").EnumerateArray().Single(element => element.GetProperty("id").GetGuid() == Id(card)).GetProperty("span").GetInt32();
    }

    public string Json => Readable(MapJson.Write(Map.AtVersion(0)));

    public IReadOnlyList<MapOperation> Read(string json)
    {
        using var document = Parse(json);
        return OperationJson.ReadList(document.RootElement);
    }

    public JsonDocument Parse(string json)
    {
        var text = Name().Replace(json.Replace('\'', '"'), match => $"{Id(match.Groups[1].Value):D}");
        return JsonDocument.Parse(text.TrimStart().StartsWith('[') ? text : $"[{text}]", JsonText.Strict);
    }

    public string Readable(string json)
    {
        var text = new StringBuilder(json.Replace('"', '\''));
        foreach (var (name, id) in ids) text.Replace($"{id:D}", $"${name}");
        return text.ToString();
    }

    private IEnumerable<string> AllElements()
    {
        using var json = JsonDocument.Parse(MapJson.Write(Map));
        return [.. json.RootElement.GetProperty("elements").EnumerateArray().Select(element => Readable(element.GetRawText()))];
    }

    [GeneratedRegex(@"\$([A-Za-z]\w*)")]
    private static partial Regex Name();

    [GeneratedRegex(@"'id':'\$(\w+)'")]
    private static partial Regex IdMember();
}
