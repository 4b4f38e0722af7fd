using System.Collections.Frozen;
using System.Collections.Immutable;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>A stage's header: from which column and over how many. A stage without steps takes one empty column.</summary>
public readonly record struct StageSpan(Element Stage, int Index, int Column, int Width);

/// <summary>Which column a step stands in. Columns count from 1; the lanes' labels lie before them.</summary>
public sealed class BoardLayout
{
    readonly FrozenDictionary<Guid, int> columnOf;

    public BoardLayout(JourneyMap map)
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
        Width = column - 1;
        columnOf = columns.ToFrozenDictionary();
    }

    public ImmutableArray<StageSpan> Stages { get; }

    /// <summary>Number of columns.</summary>
    public int Width { get; }

    public int ColumnOf(Guid stepId) => columnOf[stepId];
}
