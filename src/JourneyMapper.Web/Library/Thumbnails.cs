using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using JourneyMapper.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace JourneyMapper.Web.Library;

/// <summary>Small pictures of maps out of their rows, drawn once per version and kept.</summary>
public sealed class Thumbnails(IDbContextFactory<JourneyDb> databases)
{
    /// <summary>Pictures kept in memory, one of each map; past it all are forgotten and drawn again when seen.</summary>
    const int Kept = MapLibrary.Most;

    /// <summary>Maps read in one query.</summary>
    const int Together = 60;

    readonly ConcurrentDictionary<Guid, (long Version, Thumbnail Picture)> drawn = new();
    readonly ConcurrentDictionary<(Guid Id, long Version), TaskCompletionSource<Thumbnail>> wanted = new();
    int isReading;

    /// <summary>The picture if it has been drawn already, else null.</summary>
    public Thumbnail? Find(Guid mapId, long version) => drawn.TryGetValue(mapId, out var known) && known.Version == version ? known.Picture : null;

    /// <summary>What the picture shows of the map as it stands. Those that are asked for while one query runs share the next one.</summary>
    public Task<Thumbnail> ReadAsync(Guid mapId, long version)
    {
        if (Find(mapId, version) is { } known) return Task.FromResult(known);
        var waiting = wanted.GetOrAdd((mapId, version), _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        // Not where it is called: SQLite would hold up the circuit.
        if (Interlocked.CompareExchange(ref isReading, 1, 0) == 0) _ = Task.Run(ReadWantedAsync);
        return waiting.Task;
    }

    async Task ReadWantedAsync()
    {
        do
        {
            while (wanted.Keys.Take(Together).ToArray() is { Length: > 0 } some) await ReadAsync(some);
            Volatile.Write(ref isReading, 0);
        }
        while (!wanted.IsEmpty && Interlocked.CompareExchange(ref isReading, 1, 0) == 0);
    }

    async Task ReadAsync((Guid Id, long Version)[] some)
    {
        try
        {
            var ids = some.Select(map => map.Id).Distinct().ToArray();
            await using var db = await databases.CreateDbContextAsync();
            // Of cards, only a feeling's score is drawn: the texts stay where they are.
            var rows = await db.Elements.AsNoTracking()
                .Where(e => ids.Contains(e.MapId) && e.RemovedBy == null && (e.Kind == "stage" || e.Kind == "step" || e.Kind == "lane" || e.Kind == "card"))
                .Select(e => new { e.MapId, Row = new ThumbnailRow(e.Id, e.Kind, e.Parent, e.Second, e.OrderKey, e.Kind != "card" || e.Data.Contains("\"score\":") ? e.Data : "{}") })
                .ToListAsync();
            var byMap = rows.ToLookup(row => row.MapId, row => row.Row);
            if (drawn.Count + some.Length > Kept) drawn.Clear();
            foreach (var map in some)
            {
                var picture = Thumbnail.Of([.. byMap[map.Id]]);
                drawn[map.Id] = (map.Version, picture);
                if (wanted.TryRemove(map, out var waiting)) waiting.SetResult(picture);
            }
        }
        catch (Exception error)
        {
            foreach (var map in some)
                if (wanted.TryRemove(map, out var waiting)) waiting.SetException(error);
        }
    }
}

/// <summary>What a thumbnail needs of an element's row.</summary>
public sealed record ThumbnailRow(Guid Id, string Kind, Guid? Parent, Guid? Second, string Order, string Data);

/// <summary>A map seen from far away: its columns from left to right.</summary>
public sealed record Thumbnail(IReadOnlyList<ThumbnailStage> Stages, IReadOnlyList<ThumbnailColumn> Columns)
{
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

    static ThumbnailColumn Column(IEnumerable<ThumbnailRow> cards, Dictionary<Guid, string?> lanes) => ThumbnailColumn.Of([.. cards.Select(card =>
    {
        var lane = lanes.GetValueOrDefault(card.Parent ?? default);
        return (lane, lane == "emotions" ? ReadNumber(card, "score") : null);
    })]);

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

    // Wire names of lanes by the band of the picture in which their cards show.
    static readonly string[] MeetingLanes = ["touchpoints", "channels", "frontStage"];
    static readonly string[] DoingLanes = ["actions", "thoughts", "quotes", "needs", "notes", "evidence"];
    static readonly string[] BehindLanes = ["backStage", "support", "systems", "policies", "people"];

    /// <summary>The column of a step with these cards, each by the wire name of its lane's kind and its score, if it is an emotion.</summary>
    internal static ThumbnailColumn Of(IReadOnlyCollection<(string? Lane, double? Score)> cards)
    {
        var scores = cards.Select(c => c.Score).OfType<double>().ToList();
        return new(
            IsStep: true,
            Doings: cards.Count(c => DoingLanes.Contains(c.Lane)),
            Meetings: cards.Count(c => MeetingLanes.Contains(c.Lane)),
            Behind: cards.Count(c => BehindLanes.Contains(c.Lane)),
            Pains: cards.Count(c => c.Lane == "pains"),
            Opportunities: cards.Count(c => c.Lane == "opportunities"),
            Feeling: scores.Count > 0 ? scores.Average() : null);
    }
}
