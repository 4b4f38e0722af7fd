using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>A stage's header: from which column and over how many. A stage without steps takes one empty column.</summary>
public readonly record struct StageSpan(Element Stage, int Index, int Column, int Width);

/// <summary>Where a card stands: from which column and over how many, and whether it goes on beyond what is laid out.</summary>
public readonly record struct CardPlace(Element Card, int Column, int Width, bool IsCutBefore, bool IsCutAfter)
{
    /// <summary>It stands below the cells that it crosses.</summary>
    public bool IsWide => Width > 1 || IsCutBefore || IsCutAfter;
}

/// <summary>Which column a step stands in. Columns count from 1; the lanes' labels lie before them.</summary>
public sealed class BoardLayout
{
    readonly FrozenDictionary<Guid, int> columnOf;
    readonly int last;

    /// <param name="map">The map.</param>
    /// <param name="onlyStage">One stage to lay out alone; null = all of them.</param>
    public BoardLayout(JourneyMap map, Guid? onlyStage = null)
    {
        var stages = ImmutableArray.CreateBuilder<StageSpan>();
        var columns = new Dictionary<Guid, int>();
        var column = 1;
        foreach (var stage in map.Stages)
        {
            var first = column;
            foreach (var step in map.StepsOf(stage.Id)) columns[step.Id] = column++;
            if (column == first) column++;
            stages.Add(new StageSpan(stage, stages.Count, first, column - first));
        }

        Stages = stages.DrainToImmutable();
        (Width, last) = (column - 1, column - 1);
        if (onlyStage is { } id)
        {
            var only = Stages.First(span => span.Stage.Id == id);
            var before = only.Column - 1;
            foreach (var step in map.Columns) columns[step.Id] -= before;
            (Stages, Width, last) = ([only with { Column = 1 }], only.Width, last - before);
        }

        columnOf = columns.ToFrozenDictionary();
    }

    public ImmutableArray<StageSpan> Stages { get; }

    /// <summary>Number of columns.</summary>
    public int Width { get; }

    /// <summary>A step's column; below 1 or past <see cref="Width"/> when its stage is not laid out.</summary>
    public int ColumnOf(Guid stepId) => columnOf[stepId];

    /// <summary>Whether a step is laid out.</summary>
    public bool Shows(Guid stepId) => ColumnOf(stepId) is var column && column >= 1 && column <= Width;

    /// <summary>Where a card stands, cut at the edges of what is laid out; null when none of it does.</summary>
    public CardPlace? PlaceOf(Element card)
    {
        var first = ColumnOf(card.Place.Second);
        var final = Math.Min(first + card.Get(Card.Span)!.Value - 1, last);
        var (from, to) = (Math.Max(first, 1), Math.Min(final, Width));
        return from > to ? null : new(card, from, to - from + 1, first < from, final > to);
    }
}
