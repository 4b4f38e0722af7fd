using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library;

/// <summary>Small pictures of maps out of their rows, drawn once per version and kept.</summary>
public sealed class Thumbnails(IDbContextFactory<JourneyDb> databases, IMapRights rights)
{
    /// <summary>Pictures kept in memory; past it all are forgotten and drawn again when seen.</summary>
    const int Kept = 1_000;

    readonly ConcurrentDictionary<(Guid, long), Thumbnail> drawn = new();

    /// <summary>What the picture shows of the map as it stands; nothing for a reader who may not see it, though it may be kept for others.</summary>
    public async Task<Thumbnail> ReadAsync(Guid mapId, long version, Guid reader, CancellationToken cancel = default)
    {
        if (!rights.MayView(mapId, reader)) return Thumbnail.Nothing;
        if (drawn.TryGetValue((mapId, version), out var known)) return known;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Elements.AsNoTracking()
            .Where(e => e.MapId == mapId && e.RemovedBy == null && (e.Kind == "stage" || e.Kind == "step" || e.Kind == "lane" || e.Kind == "card"))
            .Select(e => new ThumbnailRow(e.Id, e.Kind, e.Parent, e.Second, e.OrderKey, e.Data)).ToListAsync(cancel);
        var made = Thumbnail.Of(rows);
        if (drawn.Count >= Kept) drawn.Clear();
        return drawn[(mapId, version)] = made;
    }
}

/// <summary>What a thumbnail needs of an element's row.</summary>
public sealed record ThumbnailRow(Guid Id, string Kind, Guid? Parent, Guid? Second, string Order, string Data);

/// <summary>A map seen from far away: its columns from left to right.</summary>
public sealed record Thumbnail(IReadOnlyList<ThumbnailStage> Stages, IReadOnlyList<ThumbnailColumn> Columns)
{
    public static readonly Thumbnail Nothing = new([], []);

    // Wire names of lanes by the band of the picture in which their cards show.
    static readonly string[] Meetings = ["touchpoints", "channels", "frontStage"];
    static readonly string[] Doings = ["actions", "thoughts", "quotes", "needs", "notes", "evidence"];
    static readonly string[] Behind = ["backStage", "support", "systems", "policies", "people"];

    public static Thumbnail Of(IReadOnlyList<ThumbnailRow> rows)
    {
        var lanes = rows.Where(r => r.Kind == "lane").ToDictionary(r => r.Id, r => Read(r, "laneKind"));
        var cards = rows.Where(r => r is { Kind: "card", Second: not null }).ToLookup(r => r.Second!.Value);
        var steps = rows.Where(r => r is { Kind: "step", Parent: not null }).ToLookup(r => r.Parent!.Value);
        var stages = new List<ThumbnailStage>();
        var columns = new List<ThumbnailColumn>();
        foreach (var stage in Sorted(rows.Where(r => r.Kind == "stage")))
        {
            var own = Sorted(steps[stage.Id]).ToList();
            stages.Add(new(columns.Count, Math.Max(1, own.Count), Read(stage, "color")));
            // A stage without steps takes the room of one.
            if (own.Count == 0) columns.Add(ThumbnailColumn.Empty);
            else columns.AddRange(own.Select(step => Column(cards[step.Id], lanes)));
        }
        return new(stages, columns);
    }

    static ThumbnailColumn Column(IEnumerable<ThumbnailRow> cards, Dictionary<Guid, string?> lanes)
    {
        var byLane = cards.Select(card => (Card: card, Lane: lanes.GetValueOrDefault(card.Parent ?? default))).ToList();
        var scores = byLane.Where(c => c.Lane == "emotions").Select(c => ReadNumber(c.Card, "score")).OfType<double>().ToList();
        return new(
            IsStep: true,
            Doings: byLane.Count(c => Doings.Contains(c.Lane)),
            Meetings: byLane.Count(c => Meetings.Contains(c.Lane)),
            Behind: byLane.Count(c => Behind.Contains(c.Lane)),
            Pains: byLane.Count(c => c.Lane == "pains"),
            Opportunities: byLane.Count(c => c.Lane == "opportunities"),
            Feeling: scores.Count > 0 ? scores.Average() : null);
    }

    static IEnumerable<ThumbnailRow> Sorted(IEnumerable<ThumbnailRow> rows) => rows.OrderBy(r => r.Order, StringComparer.Ordinal).ThenBy(r => r.Id);

    static string? Read(ThumbnailRow row, string property)
    {
        using var json = JsonDocument.Parse(row.Data);
        return json.RootElement.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    static double? ReadNumber(ThumbnailRow row, string property)
    {
        using var json = JsonDocument.Parse(row.Data);
        if (!json.RootElement.TryGetProperty(property, out var value)) return null;
        return value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => null,
        };
    }
}

/// <param name="Color">A palette name or #rrggbb; null = the palette's turn.</param>
public sealed record ThumbnailStage(int FirstColumn, int Columns, string? Color);

/// <summary>How many cards of which sort stand under a step. <paramref name="Feeling"/> is the mean of its emotions, -2 to 2.</summary>
public sealed record ThumbnailColumn(bool IsStep, int Doings, int Meetings, int Behind, int Pains, int Opportunities, double? Feeling)
{
    public static readonly ThumbnailColumn Empty = new(false, 0, 0, 0, 0, 0, null);
}
