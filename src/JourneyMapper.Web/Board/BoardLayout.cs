using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>A stage's header: from which column and over how many. A stage without steps takes one empty column, a folded one a narrow one.</summary>
public readonly record struct StageSpan(Element Stage, int Index, int Column, int Width, bool IsFolded);

/// <summary>Which column a step stands in. Columns count from 1; the lanes' labels lie before them. A folded stage is one narrow column.</summary>
public sealed class BoardLayout
{
    /// <summary>Width of a folded stage, as a share of a column.</summary>
    public const double FoldedWidth = 0.25;

    readonly FrozenDictionary<Guid, int> columnOf;
    readonly FrozenDictionary<Guid, int> indexOf;
    readonly ImmutableArray<Element> steps;
    readonly ImmutableArray<double> lefts;

    public BoardLayout(JourneyMap map, BoardView view)
    {
        var stages = ImmutableArray.CreateBuilder<StageSpan>();
        var shown = ImmutableArray.CreateBuilder<Element>();
        var columns = new Dictionary<Guid, int>();
        var left = ImmutableArray.CreateBuilder<double>();
        foreach (var stage in map.Stages)
        {
            var (first, isFolded) = (left.Count + 1, view.FoldedStages.Contains(stage.Id));
            foreach (var step in map.StepsOf(stage.Id))
            {
                if (!isFolded || left.Count < first) AddColumn(isFolded);
                columns[step.Id] = left.Count;
                if (!isFolded) shown.Add(step);
            }

            if (left.Count < first) AddColumn(isFolded);
            stages.Add(new StageSpan(stage, stages.Count, first, left.Count - first + 1, isFolded));
        }

        Stages = stages.DrainToImmutable();
        Steps = shown.DrainToImmutable();
        steps = map.Columns;
        indexOf = steps.Select((step, index) => KeyValuePair.Create(step.Id, index)).ToFrozenDictionary();
        columnOf = columns.ToFrozenDictionary();
        Width = left.Count;
        lefts = left.DrainToImmutable();

        void AddColumn(bool isFolded)
        {
            left.Add(TotalWidth);
            TotalWidth += isFolded ? FoldedWidth : 1;
        }
    }

    public ImmutableArray<StageSpan> Stages { get; }

    /// <summary>The steps that have a column of their own.</summary>
    public ImmutableArray<Element> Steps { get; }

    /// <summary>Number of columns.</summary>
    public int Width { get; }

    /// <summary>Width of all columns, in open columns.</summary>
    public double TotalWidth { get; private set; }

    /// <summary>The columns as a CSS list of tracks.</summary>
    public string Tracks => Stages.IsEmpty ? "var(--col)" : string.Join(' ', Stages.Select(stage => stage.IsFolded
        ? string.Create(CultureInfo.InvariantCulture, $"calc(var(--col) * {FoldedWidth})")
        : $"repeat({stage.Width}, var(--col))"));

    /// <summary>The column of a step; that of its stage while it is folded.</summary>
    public int ColumnOf(Guid stepId) => columnOf[stepId];

    /// <summary>Middle of a column from the first one's left edge, in open columns.</summary>
    public double MiddleOf(int column) => (lefts[column - 1] + (column < Width ? lefts[column] : TotalWidth)) / 2;

    /// <summary>Over how many columns a card reaches from that of its step, cut at the map's edge.</summary>
    public int SpanOf(Element card)
    {
        var last = Math.Min(indexOf[card.Place.Second] + card.Get(Card.Span)!.Value, steps.Length) - 1;
        return columnOf[steps[last].Id] - columnOf[card.Place.Second] + 1;
    }
}
