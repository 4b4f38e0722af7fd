using System.Text.Json;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library.Search;

/// <summary>The texts of maps as their rows hold them.</summary>
static class MapTextRows
{
    const string LaneKindName = "lane";

    // Texts beside the caption, by kind: they stand in the row's JSON.
    static readonly Dictionary<string, TextProperty[]> More = new()
    {
        [MapHead.Kind.Name] = [MapHead.Scenario, MapHead.Goal, MapHead.AccTitle, MapHead.AccDescr],
        [Card.Kind.Name] = [Card.Owner, Card.Alt],
    };

    /// <summary>Everything that can be found in these maps, the title first. One query.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SearchHit>>> ReadAsync(JourneyDb db, IReadOnlyCollection<Guid> maps, CancellationToken cancel)
    {
        var ids = maps.ToArray();
        // The JSON repeats the caption: it is read only where there may be more in it.
        var rows = await db.Elements.AsNoTracking()
            .Where(e => ids.Contains(e.MapId) && e.RemovedBy == null && e.Text != null)
            .Select(e => new Row(e.MapId, e.Id, e.Kind, e.Parent, e.OrderKey, e.Text!,
                e.Kind == "map" || e.Kind == LaneKindName || e.Data.Contains("\"owner\":") || e.Data.Contains("\"alt\":") ? e.Data : null))
            .ToListAsync(cancel);
        return rows.GroupBy(row => row.MapId).ToDictionary(map => map.Key, map => (IReadOnlyList<SearchHit>)TextsOf([.. map]));
    }

    static List<SearchHit> TextsOf(IReadOnlyList<Row> rows)
    {
        var lanes = rows.Where(row => row.Kind == LaneKindName)
            .ToDictionary(row => row.Id, row => new SearchPlace(Card.Kind.Name, row.Text.Length > 0 ? row.Text : null, Read(row.Data, Lane.LaneKind.Name)));
        var hits = new List<SearchHit> { new(null, new(MapHead.Kind.Name), rows.FirstOrDefault(row => row.Kind == MapHead.Kind.Name)?.Text ?? "") };
        foreach (var row in rows.OrderBy(row => Rank(row.Kind)).ThenBy(row => row.OrderKey, StringComparer.Ordinal).ThenBy(row => row.Id))
        {
            var isHead = row.Kind == MapHead.Kind.Name;
            // Evidence is not drawn on the board by itself: the way to it is its card.
            var target = isHead ? null : row.Kind == Evidence.Kind.Name ? row.Parent : row.Id;
            var place = row.Kind == Card.Kind.Name && row.Parent is { } lane && lanes.TryGetValue(lane, out var known) ? known : new SearchPlace(row.Kind);
            if (!isHead && row.Text.Length > 0) hits.Add(new(target, place, row.Text));
            if (row.Data is null || !More.TryGetValue(row.Kind, out var more)) continue;
            hits.AddRange(more.Select(property => (property, Text: Read(row.Data, property.Name))).Where(one => one.Text is { Length: > 0 })
                .Select(one => new SearchHit(target, new(one.property.Name), one.Text!)));
        }

        return hits;
    }

    static int Rank(string kind) => kind == MapHead.Kind.Name ? 0 : ElementKinds.Find(kind)?.Rank ?? int.MaxValue;

    static string? Read(string? data, string property)
    {
        if (data is null) return null;
        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    sealed record Row(Guid MapId, Guid Id, string Kind, Guid? Parent, string OrderKey, string Text, string? Data);
}
