using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Fragments;
using JourneyMapper.Maps.Json;
using JourneyMapper.Web.Layout;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Board;

/// <summary>What copies: the piece of the map for our own clipboard, and its texts as a table for everybody else's.</summary>
public sealed record CopiedPiece(string Json, IReadOnlyList<IReadOnlyList<string>> Rows, int Count);

/// <summary>Where something is pasted: a cell, before one of its cards, or beside a step, a stage or a lane.</summary>
public sealed record PastePlace(Guid? LaneId, Guid? StepId, Guid? Before, Guid? Beside);

/// <summary>Copying, pasting and duplicating on one board. What is pasted comes from anywhere and is read like anything from outside.</summary>
public sealed partial class BoardClipboard(BoardSession session, BoardEdits edits, Toasts toasts, IStringLocalizer<BoardTexts> texts)
{
    /// <summary>Longest paste in bytes.</summary>
    public const int PasteBytes = 2 * 1024 * 1024;

    /// <summary>Most cells that one paste may fill: what a map holds.</summary>
    public const int PasteCells = Maps.Elements.Limits.Elements;

    // Rows may be shorter than others, and a quote within a cell is a quote.
    static readonly CsvReaderOptions TableOptions = new()
    {
        Separator = '\t',
        HasHeader = false,
        SkipEmptyLines = false,
        MalformedData = CsvMalformedDataHandling.Recover,
        FieldCountMismatch = CsvFieldCountHandling.Allow,
    };

    [JSInvokable]
    public CopiedPiece? Copy(Guid[] ids) => session.MayView && MapFragment.Copy(session.Map, [.. ids.Take(BoardEdits.SelectionLimit)]) is { } piece
        ? new(piece.Write(), piece.Table(), piece.Roots.Length)
        : null;

    /// <summary>Copies beside themselves.</summary>
    /// <returns>Ids of the copies; none when that could not be.</returns>
    [JSInvokable]
    public Task<Guid[]> Duplicate(string submissionId, Guid[] ids) => PutAsync(submissionId, Pasting.Duplicate(session.Map, [.. ids.Take(BoardEdits.SelectionLimit)]));

    /// <summary>Pastes a piece of a map, or text: the cells of a table, or a card for each line.</summary>
    /// <param name="kind"><c>fragment</c>, <c>table</c> or <c>lines</c>.</param>
    /// <returns>Ids of what came; none when that could not be, which is told.</returns>
    [JSInvokable]
    public async Task<Guid[]> Paste(string submissionId, PastePlace place, string kind, IJSStreamReference content)
    {
        if (!edits.CanEdit) return [];
        if (await ReadAsync(content) is not { } text) return Told("Paste.TooLong", PasteBytes / 1024 / 1024);
        if (kind == "fragment") return await PasteFragmentAsync(submissionId, place, text);
        if (place is not { LaneId: { } lane, StepId: { } step }) return Told("Paste.Nowhere");
        var cells = kind == "table" ? Cells(text) : Lines(text);
        if (cells.Count > PasteCells) return Told("Paste.TooMany", cells.Count, PasteCells);
        return await PutAsync(submissionId, Pasting.Table(session.Map, cells, lane, step, ReadFeeling));
    }

    async Task<Guid[]> PasteFragmentAsync(string submissionId, PastePlace place, string json)
    {
        MapFragment fragment;
        try
        {
            fragment = MapFragment.Read(json);
        }
        catch (MalformedException)
        {
            return Told("Paste.Unreadable");
        }

        if (fragment.Kind != Maps.Elements.Card.Kind)
            return await PutAsync(submissionId, Pasting.Beside(session.Map, fragment, place.Beside is { } beside ? session.Map.Find(beside) : null));
        return place is { LaneId: { } lane, StepId: { } step }
            ? await PutAsync(submissionId, Pasting.Cards(session.Map, fragment, lane, step, place.Before))
            : Told("Paste.Nowhere");
    }

    async Task<Guid[]> PutAsync(string submissionId, PastePlan plan)
    {
        if (plan.Problem is { } problem) return Told("Paste." + problem, plan.Bound);
        if (!await edits.DoAsync(submissionId, [.. plan.Operations])) return [];
        // Where it stands may be folded away.
        foreach (var root in plan.Roots) if (session.Map.Find(root) is { } element) session.Own.Reveal(session.Map, element);
        if (plan.LeftOut > 0) toasts.Show(texts["Paste.LeftOut", plan.LeftOut]);
        return [.. plan.Roots];
    }

    Guid[] Told(string text, params object[] arguments)
    {
        toasts.Show(texts[text, arguments]);
        return [];
    }

    static async Task<string?> ReadAsync(IJSStreamReference content)
    {
        await using var disposed = content;
        if (content.Length > PasteBytes) return null;
        await using var stream = await content.OpenReadStreamAsync(PasteBytes);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return (await reader.ReadToEndAsync()).ReplaceLineEndings("\n");
    }

    // As spreadsheets write it: tabs between cells, quotes around those that hold line breaks.
    static List<TableCell> Cells(string text)
    {
        using var table = CsvReader.FromText(text, TableOptions);
        var cells = new List<TableCell>();
        for (var row = 0; table.Read(); row++)
            for (var column = 0; column < table.FieldCount; column++)
                if (table.GetString(column) is var cell && !string.IsNullOrWhiteSpace(cell)) cells.Add(new(row, column, Clean(cell)));
        // One column is a list: its lines belong together in one cell.
        return cells.TrueForAll(cell => cell.Column == 0) ? [.. cells.Select(cell => cell with { Row = 0 })] : cells;
    }

    static List<TableCell> Lines(string text) =>
        [.. text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => new TableCell(0, 0, Clean(BulletPoint().Replace(line, ""))))];

    static string Clean(string text) => text.Trim().ReplaceLineEndings("\n");

    // "+1 Relieved", "-2", "1,5 glad": the height first, then the word.
    static (string Text, decimal Score) ReadFeeling(string text)
    {
        var match = Feeling().Match(text);
        if (!match.Success || !decimal.TryParse(match.Groups[1].Value.Replace(',', '.').Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var score)) return (text, 0);
        return (match.Groups[2].Value.Trim(), Math.Round(Math.Clamp(score, -2, 2), 2));
    }

    [GeneratedRegex(@"^([+\-−]?\d{1,3}(?:[.,]\d{1,4})?)(?:\s+(.*))?$", RegexOptions.Singleline)]
    private static partial Regex Feeling();

    [GeneratedRegex(@"^\s*(?:[-*•–]|\d{1,3}[.)])\s+")]
    private static partial Regex BulletPoint();
}
