using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Fragments;

/// <summary>
/// A piece of a map, cut out to be put somewhere else: cards, steps, stages or lanes with what stands in them. It is a small map itself,
/// with the lanes and steps over which its cards reach, so that whatever comes from a clipboard passes the same rules as any map.
/// </summary>
public sealed class MapFragment
{
    private const string Format = "journeymapper-fragment";
    private const int FormatVersion = 1;

    private MapFragment(JourneyMap piece, ElementKind kind, ImmutableArray<Guid> roots) => (Piece, Kind, Roots) = (piece, kind, roots);

    /// <summary>The piece as a map, under its old ids.</summary>
    public JourneyMap Piece { get; }

    /// <summary>What was copied: <c>card</c>, <c>step</c>, <c>stage</c> or <c>lane</c>.</summary>
    public ElementKind Kind { get; }

    /// <summary>The elements that were copied themselves, in the order of the map.</summary>
    public ImmutableArray<Guid> Roots { get; }

    /// <summary>Cuts out elements of the kind of the first one; null when none of them can be copied.</summary>
    public static MapFragment? Copy(JourneyMap map, IReadOnlyCollection<Guid> ids)
    {
        var kind = ids.Select(map.Find).OfType<Element>().Select(element => element.Kind).FirstOrDefault(IsCopied);
        if (kind is null) return null;
        var roots = WireOrder.Sort(map, ids.Distinct().Select(map.Find).OfType<Element>().Where(element => element.Kind == kind)).ToList();
        var cut = new FragmentCut(map, kind, roots);
        var piece = JourneyMap.Empty(map.Id).Apply([.. cut.Elements().Select(element => InsertOperation.Of(map, element, null)).Select(Unlocked)]).Change!.Map;
        return new MapFragment(piece, kind, [.. roots.Select(root => root.Id)]);
    }

    /// <summary>The texts as a table: a row for each lane, a column for each step; several cards of a cell are parted by line breaks.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table()
    {
        if (Piece.Columns.IsEmpty || !Piece.Lanes.Any()) return [[.. Roots.Select(id => Piece.Find(id)!.Caption)]];
        var rows = Piece.Lanes.Select(lane => (IReadOnlyList<string>)[.. Piece.Columns.Select(step => string.Join('\n', Piece.CardsIn(lane.Id, step.Id).Select(card => card.Caption)))]);
        return Kind == Card.Kind ? [.. rows] : [[.. Piece.Columns.Select(step => step.Caption)], .. rows];
    }

    public string Write() => JsonText.Of(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("formatVersion", FormatVersion);
        writer.WriteStartArray("roots");
        foreach (var root in Roots) writer.WriteStringValue(root);
        writer.WriteEndArray();
        MapJson.WriteMembers(writer, Piece);
        writer.WriteEndObject();
    });

    /// <summary>Reads what <see cref="Write"/> has written, or what somebody says it has.</summary>
    /// <exception cref="MalformedException">It is no piece of a map.</exception>
    public static MapFragment Read(string json)
    {
        using var document = JsonText.Parse(Encoding.UTF8.GetBytes(json));
        var members = new JsonMembers(document.RootElement, "");
        if (members.GetString("format") != Format) throw new MalformedException("/format", $"'{Format}' is expected");
        if (members.Get("formatVersion") is not { ValueKind: JsonValueKind.Number } version || !version.TryGetInt32(out var number) || number != FormatVersion)
            throw new MalformedException("/formatVersion", $"{FormatVersion} is expected");
        var id = members.GetId("id");
        var outcome = JourneyMap.Empty(id).Apply([.. MapJson.ReadAsOperations(document.RootElement, id).OfType<InsertOperation>().Select(Unlocked)]);
        if (outcome.Change is not { Map: var piece }) throw new MalformedException("/" + outcome.Refusal!.Path, $"refused: {outcome.Refusal.Code}");
        var roots = ReadRoots(members.Get("roots"));
        var elements = roots.Select(piece.Find).OfType<Element>().ToList();
        if (elements.Count != roots.Count || elements.Count == 0 || elements.Exists(element => element.Kind != elements[0].Kind || !IsCopied(element.Kind)))
            throw new MalformedException("/roots", "the ids of its cards, steps, stages or lanes are expected");
        return new MapFragment(piece, elements[0].Kind, [.. WireOrder.Sort(piece, elements.Distinct()).Select(element => element.Id)]);
    }

    private static List<Guid> ReadRoots(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array) throw new MalformedException("/roots", "an array is expected");
        return [.. json.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String && item.TryGetGuid(out var id) ? id : throw new MalformedException("/roots", "a UUID is expected"))];
    }

    private static bool IsCopied(ElementKind kind) => kind == Card.Kind || kind == Step.Kind || kind == Stage.Kind || kind == Lane.Kind;

    private static InsertOperation Unlocked(InsertOperation insert) => insert.Kind == Lane.Kind
        ? insert with { Properties = insert.Properties.RemoveAll(value => value.Name == Lane.Locked.Name) }
        : insert;
}
