using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Library;

namespace JourneyMapper.Web.Templates;

/// <summary>A template that comes with the product: what lists show of it, and the way to a map of one's own.</summary>
public sealed record BuiltInTemplate(TemplateFile File)
{
    /// <summary>Its name in addresses and for programs.</summary>
    public string Name => File.Name;

    /// <summary>The same wherever it is offered.</summary>
    public Guid Id { get; } = TemplateId.Of(File.Name);

    /// <summary>Wire name of the map's kind.</summary>
    public string Kind => File.Kind;

    public string Title(string language) => File.Title.In(language);

    /// <summary>One sentence that says when to choose it.</summary>
    public string Teaser(string language) => File.Teaser.In(language);

    /// <summary>The map seen from far away.</summary>
    public Thumbnail Picture { get; } = Draw(File);

    /// <summary>The operations that make the map out of nothing, with new ids each time.</summary>
    /// <param name="language">Two letters, one of <see cref="Layout.Languages.All"/>.</param>
    /// <param name="laneTitle">The title of a lane kind in that language.</param>
    /// <param name="today">Dates in the map are counted from here.</param>
    public IReadOnlyList<MapOperation> Build(Guid mapId, string language, Func<LaneKind, string> laneTitle, DateOnly today) =>
        new TemplateBuilder(File, mapId, language, laneTitle, today).Build();

    /// <summary>The template itself as a map, under its own id.</summary>
    public JourneyMap Map(string language, Func<LaneKind, string> laneTitle, DateOnly today) =>
        JourneyMap.Empty(Id).Apply(Build(Id, language, laneTitle, today)).Change!.Map;

    static Thumbnail Draw(TemplateFile file)
    {
        var kinds = file.Lanes.ToDictionary(lane => lane.Key ?? lane.Kind, lane => lane.Kind);
        var stages = new List<ThumbnailStage>();
        var columns = new List<ThumbnailColumn>();
        foreach (var stage in file.Stages)
        {
            stages.Add(new(columns.Count, stage.Steps.Count, stage.Color));
            columns.AddRange(stage.Steps.Select(step => ThumbnailColumn.Of([.. step.Cards.SelectMany(lane => lane.Value.Select(card =>
                ((string?)kinds[lane.Key], card.Values.TryGetValue(Card.Score.Name, out var score) ? (double?)score.GetDouble() : null)))])));
        }
        return new(stages, columns);
    }
}
