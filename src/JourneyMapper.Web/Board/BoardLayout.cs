using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>A stage's header: from which column and over how many. A stage without steps takes one empty column, a folded one a narrow one.</summary>
public readonly record struct StageSpan(Element Stage, int Index, int Column, int Width, bool IsFolded);

/// <summary>Where a card stands: from which column and over how many, and whether it goes on beyond what is laid out.</summary>
public readonly record struct CardPlace(Element Card, int Column, int Width, bool IsCutBefore, bool IsCutAfter)
{
    /// <summary>It stands below the cells that it crosses.</summary>
    public bool IsWide => Width > 1 || IsCutBefore || IsCutAfter;
}

/// <summary>Which column a step stands in. Columns count from 1; the lanes' labels lie before them. A folded stage is one narrow column.</summary>
public sealed class BoardLayout
{
    /// <summary>Width of a folded stage, as a share of a column.</summary>
    public const double FoldedWidth = 0.25;

    readonly FrozenDictionary<Guid, int> columnOf;
    readonly FrozenDictionary<Guid, int> indexOf;
    readonly ImmutableArray<Element> steps;
    // Left edges of all columns of the map and, last, its right edge; in open columns.
    readonly ImmutableArray<double> edges;
    // Columns that lie before the first one laid out.
    readonly int before;

    /// <param name="view">What is folded.</param>
    /// <param name="onlyStage">One stage to lay out alone; null = all of them.</param>
    public BoardLayout(JourneyMap map, BoardView view, Guid? onlyStage = null)
    {
        var stages = ImmutableArray.CreateBuilder<StageSpan>();
        var columns = new Dictionary<Guid, int>();
        var left = ImmutableArray.CreateBuilder<double>();
        left.Add(0);
        foreach (var stage in map.Stages)
        {
            var (first, isFolded) = (left.Count, view.FoldedStages.Contains(stage.Id));
            foreach (var step in map.StepsOf(stage.Id))
            {
                if (!isFolded || left.Count == first) left.Add(left[^1] + (isFolded ? FoldedWidth : 1));
                columns[step.Id] = left.Count - 1;
            }

            if (left.Count == first) left.Add(left[^1] + (isFolded ? FoldedWidth : 1));
            stages.Add(new StageSpan(stage, stages.Count, first, left.Count - first, isFolded));
        }

        (Stages, Width, edges, steps) = (stages.DrainToImmutable(), left.Count - 1, left.DrainToImmutable(), map.Columns);
        if (onlyStage is { } id)
        {
            var only = Stages.First(span => span.Stage.Id == id);
            before = only.Column - 1;
            foreach (var step in steps) columns[step.Id] -= before;
            (Stages, Width) = ([only with { Column = 1 }], only.Width);
        }

        columnOf = columns.ToFrozenDictionary();
        indexOf = steps.Select((step, index) => KeyValuePair.Create(step.Id, index)).ToFrozenDictionary();
        Steps = [.. steps.Where(step => Shows(step.Id))];
    }

    public ImmutableArray<StageSpan> Stages { get; }

    /// <summary>The steps that have a column of their own.</summary>
    public ImmutableArray<Element> Steps { get; }

    /// <summary>Number of columns.</summary>
    public int Width { get; }

    /// <summary>Width of all columns, in open columns.</summary>
    public double TotalWidth => edges[before + Width] - edges[before];

    /// <summary>The columns as a CSS list of tracks.</summary>
    public string Tracks => Stages.IsEmpty ? "var(--col)" : string.Join(' ', Stages.Select(stage => stage.IsFolded
        ? string.Create(CultureInfo.InvariantCulture, $"calc(var(--col) * {FoldedWidth})")
        : $"repeat({stage.Width}, var(--col))"));

    /// <summary>Whether the map has these very stages and steps, in this order.</summary>
    public bool IsOf(JourneyMap map) => steps.SequenceEqual(map.Columns) && Stages.Select(span => span.Stage).SequenceEqual(map.Stages);

    /// <summary>A step's column (that of its stage while it is folded); below 1 or past <see cref="Width"/> when its stage is not laid out.</summary>
    public int ColumnOf(Guid stepId) => columnOf[stepId];

    /// <summary>The number of a step among all steps of the map, from 0.</summary>
    public int IndexOf(Guid stepId) => indexOf[stepId];

    /// <summary>Whether a step has a column of its own.</summary>
    public bool Shows(Guid stepId) => columnOf[stepId] is var column && column >= 1 && column <= Width && !IsFolded(column);

    /// <summary>Whether a curve passes over a step: it leads to what is not laid out, but not into what is folded.</summary>
    public bool IsDrawn(Guid stepId) => !IsFolded(columnOf[stepId]);

    /// <summary>Middle of a column from the first one's left edge, in open columns; also of one that is not laid out.</summary>
    public double MiddleOf(int column) => (edges[before + column - 1] + edges[before + column]) / 2 - edges[before];

    /// <summary>Where a card stands, cut at the edges of what is laid out; null when none of it does, or only under a folded stage.</summary>
    public CardPlace? PlaceOf(Element card)
    {
        var end = Math.Min(indexOf[card.Place.Second] + card.Get(Card.Span)!.Value, steps.Length) - 1;
        var (first, final) = (columnOf[card.Place.Second], columnOf[steps[end].Id]);
        var (from, to) = (Math.Max(first, 1), Math.Min(final, Width));
        if (from <= to && IsFolded(from)) from++;
        if (from <= to && IsFolded(to)) to--;
        return from > to ? null : new(card, from, to - from + 1, first < from, final > to);
    }

    bool IsFolded(int column) => edges[before + column] - edges[before + column - 1] < 1;
}
