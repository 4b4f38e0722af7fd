using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Paths;
using JourneyMapper.Web.Board.Cards;

namespace JourneyMapper.Web.Board.Links;

/// <summary>A link as the page needs it to draw it and to tell of it.</summary>
/// <param name="FromStage">The folded stage at which it is drawn while its first end has no column; null = the end stands by itself.</param>
/// <param name="ToStage">The same for its far end.</param>
/// <param name="Label">Its share in words; null = none.</param>
/// <param name="Odd">What the shares out of its first end add up to, where that cannot be.</param>
/// <param name="IsHidden">An end is in a lane that is folded or hidden, or both are under the same folded stage.</param>
sealed record DrawnLink(Guid Id, Guid From, Guid To, string Kind, Guid? FromStage, Guid? ToStage, string? Label, string? Odd, bool IsHidden)
{
    /// <summary>The links of a map but those that tie an opportunity to a pain point, as one person sees them.</summary>
    public static IReadOnlyList<DrawnLink> Of(JourneyMap map, BoardView view)
    {
        var odd = new Dictionary<Guid, string?>();
        return [.. map.Links.Where(link => link.Get(Link.LinkKind) != Link.Solves).Select(Draw)];

        DrawnLink Draw(Element link)
        {
            var (from, to) = (map.Find(link.Place.Parent)!, map.Find(link.Place.Second)!);
            if (!odd.TryGetValue(from.Id, out var sum)) odd[from.Id] = sum = Ways.WrongSum(map, from.Id) is { } wrong ? Percent(wrong) : null;
            var (fromStage, toStage) = (FoldedStage(from), FoldedStage(to));
            var isHidden = IsAway(from) || IsAway(to) || (fromStage is not null && fromStage == toStage);
            return new(link.Id, from.Id, to.Id, link.Get(Link.LinkKind)!, fromStage, toStage, link.Get(Link.Share) is { } share ? Percent(share) : null, sum, isHidden);
        }

        Guid? FoldedStage(Element end) => Ways.StepOf(map, end.Id).Place.Parent is var stage && view.FoldedStages.Contains(stage) ? stage : null;

        bool IsAway(Element end) => end.Kind == Card.Kind && (view.HiddenLanes.Contains(end.Place.Parent) || view.FoldedLanes.Contains(end.Place.Parent));
    }

    public static string Percent(decimal share) => CardWords.Number(share) + "\u00a0%";
}
