using System.Text.Json;
using System.Text.RegularExpressions;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Exchange;
using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange;

/// <summary>Imports and exports without a host, and maps as one line.</summary>
static partial class Maps
{
    public static ImportReading Read(ImportFormat format, string text, Guid? id = null) =>
        format.Read(new ImportSource(text, null, id ?? Guid.CreateVersion7(), lane => lane.Name));

    /// <summary>The map that a text makes.</summary>
    public static JourneyMap Import(ImportFormat format, string text)
    {
        var id = Guid.CreateVersion7();
        ImportReading reading = Read(format, text, id);
        Assert.True(reading.Error is null, $"{reading.Error}\n{text}");
        SubmissionOutcome outcome = JourneyMap.Empty(id).Apply(reading.Operations);
        Assert.True(outcome.Refusal is null, $"{outcome.Refusal}\n{text}");
        return outcome.Change!.Map;
    }

    /// <summary>What is wrong with a text, also when only the map finds out.</summary>
    public static ImportNote Error(ImportFormat format, string text)
    {
        var id = Guid.CreateVersion7();
        ImportReading reading = Read(format, text, id);
        return reading.Error ?? reading.Explain(JourneyMap.Empty(id).Apply(reading.Operations).Refusal ?? throw new InvalidOperationException("It was accepted."));
    }

    public static string Export(ExportFormat format, JourneyMap map) => System.Text.Encoding.UTF8.GetString(format.Write(map));

    public static JourneyMap FromMermaid(string text) => Import(MermaidFormat.Import, text);

    public static string ToMermaid(JourneyMap map) => Export(MermaidFormat.Export, map);

    /// <summary>Steps with their emotions: <c>Stage[Step Anna=1 Ben=1; Other]</c>.</summary>
    public static string Show(JourneyMap map)
    {
        var lane = map.Lanes.Single(lane => Lane.KindOf(lane).IsCurve);
        return string.Join(' ', map.Stages.Select(stage => $"{stage.Caption}[{string.Join("; ", map.StepsOf(stage.Id).Select(step =>
            string.Join(' ', map.CardsIn(lane.Id, step.Id).Select(card => FormattableString.Invariant(
                $"{(map.ActorOf(card) is { } actor ? map.Find(actor)!.Caption : "")}={card.Get(Card.Score)}")).Prepend(step.Caption))))}]"));
    }

    /// <summary>All of the map but its id and version.</summary>
    public static string Content(JourneyMap map)
    {
        using var json = JsonDocument.Parse(MapJson.Write(map));
        return JsonSerializer.Serialize(json.RootElement.EnumerateObject().Where(member => member.Name is not ("id" or "version")).ToDictionary(m => m.Name, m => m.Value));
    }

    /// <summary>The same with every id of an element replaced by its place in the file.</summary>
    public static string ContentWithoutIds(JourneyMap map)
    {
        var seen = new Dictionary<string, int>();
        return Uuid().Replace(Content(map), id => seen.TryGetValue(id.Value, out int known) ? $"#{known}" : $"#{seen[id.Value] = seen.Count}");
    }

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Uuid();
}
