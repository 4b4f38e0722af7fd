using System.Globalization;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board.Find;
using JourneyMapper.Web.Library;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Quick;

/// <summary>What the quick actions offer: things to do with what one stands on and with the board, and places to go to.</summary>
public sealed class QuickList(
    IStringLocalizer<QuickTexts> texts, IStringLocalizer<BoardTexts> board, IStringLocalizer<LaneTexts> lanes, CultureInfo culture)
{
    /// <summary>Lines shown; whoever wants another one goes on typing.</summary>
    public const int MostEntries = 50;

    /// <summary>Places among them.</summary>
    public const int MostPlaces = 20;

    /// <summary>Remembered ones shown first while nothing is typed.</summary>
    public const int MostRecent = 5;

    const int TitleLength = 60;

    /// <param name="filter">Words that stand in what is wanted, in any order.</param>
    /// <param name="recent">Names of what was used last, the last first.</param>
    public IReadOnlyList<QuickGroup> Of(Standpoint at, string? filter, IReadOnlyList<string> recent)
    {
        var query = FindQuery.Words(filter, culture);
        List<QuickGroup> groups = [.. Doings(at)];
        if (query is null) groups.Insert(0, Recent(groups, recent));
        else
        {
            groups = [.. groups.Select(group => group with { Entries = [.. group.Entries.Where(entry => query.StandsIn(entry.Text)).OrderBy(entry => Age(recent, entry))] })];
            groups.Add(new(texts["GoTo"], [.. MapFinder.Elements(at.Map, query).Take(MostPlaces).Select(element => PlaceOf(at, element))]));
        }

        return Shorten(groups);
    }

    IEnumerable<QuickGroup> Doings(Standpoint at)
    {
        var canEdit = at.Script.CanEdit;
        if (at.Element is { } element)
        {
            yield return new(Title(element), [.. ElementMenuItems.For(at.Session, at.Script, element).Select(item =>
                // What removes is never first in the list only because it was used last: Enter comes quickly.
                new QuickEntry(item.IsDanger ? null : item.Text, item.Label ?? board[item.Text, item.Count ?? 0], item.Icon, item.Run, item.Keys, IsDanger: item.IsDanger))]);
        }

        var actions = BoardAction.All.Where(action => (canEdit || !action.IsForEditors) && action.IsOffered(at))
            .Select(action => new QuickEntry(action.Text, texts[action.Text], action.Icon, () => action.Run(at), action.Keys));
        yield return new(texts["OnBoard"], [.. actions, .. canEdit && !Locks.IsStructureLocked(at.Map) ? Additions(at) : []]);
    }

    IEnumerable<QuickEntry> Additions(Standpoint at)
    {
        yield return new("AddActor", texts["AddActor"], "person-plus", () => Adding.ActorAsync(at.Script, at.Map, board["NewActor"]));
        foreach (var kind in LaneKinds.All)
            yield return new("AddLane." + kind.Name, texts["AddLane", lanes[kind.Name]], LaneView.Of(kind).Icon, () => Adding.LaneAsync(at.Script, kind, lanes[kind.Name]));
    }

    QuickGroup Recent(List<QuickGroup> groups, IReadOnlyList<string> recent)
    {
        var used = groups.SelectMany(group => group.Entries).Where(entry => Age(recent, entry) < recent.Count).OrderBy(entry => Age(recent, entry)).Take(MostRecent).ToList();
        for (var i = 0; i < groups.Count; i++) groups[i] = groups[i] with { Entries = [.. groups[i].Entries.Except(used)] };
        return new(texts["Recent"], used);
    }

    QuickEntry PlaceOf(Standpoint at, Element element) =>
        new(null, Title(element), IconOf(at.Map, element), async () =>
        {
            await at.Script.RevealAsync(element.Id);
            await at.Script.FocusAsync(element.Id);
        }, Detail: DetailOf(at.Map, element));

    string DetailOf(JourneyMap map, Element element)
    {
        if (element.Kind == Card.Kind) return $"{Title(map.Find(element.Place.Parent)!)} · {Title(map.Find(element.Place.Second)!)}";
        var kind = board["Element." + element.Kind.Name].Value;
        return element.Kind == Step.Kind ? $"{kind} · {Title(map.Find(element.Place.Parent)!)}" : kind;
    }

    static string IconOf(JourneyMap map, Element element) => element.Kind switch
    {
        var kind when kind == Card.Kind => LaneView.Of(map.LaneKindOf(element)).Icon,
        var kind when kind == Lane.Kind => LaneView.Of(Lane.KindOf(element)).Icon,
        var kind when kind == Actor.Kind => "person",
        var kind when kind == Stage.Kind => "flag",
        _ => "chevron-right",
    };

    string Title(Element element)
    {
        var caption = element.Caption.ReplaceLineEndings(" ");
        if (caption.Length == 0) return board[element.Kind == Card.Kind ? "EmptyCard" : "Untitled"];
        var end = caption.Length <= TitleLength ? caption.Length : char.IsLowSurrogate(caption[TitleLength]) ? TitleLength - 1 : TitleLength;
        return end < caption.Length ? caption[..end].TrimEnd() + "…" : caption;
    }

    static int Age(IReadOnlyList<string> recent, QuickEntry entry)
    {
        for (var i = 0; i < recent.Count; i++)
            if (recent[i] == entry.Name) return i;
        return recent.Count;
    }

    static List<QuickGroup> Shorten(List<QuickGroup> groups)
    {
        var room = MostEntries;
        var shown = new List<QuickGroup>();
        foreach (var group in groups)
        {
            var some = group with { Entries = [.. group.Entries.Take(room)] };
            room -= some.Entries.Count;
            if (some.Entries.Count > 0) shown.Add(some);
        }

        return shown;
    }
}
