using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Web.Board.Actors;

/// <summary>What menus offer about people: whom one follows, whose a lane is, where somebody stands.</summary>
static class PeopleItems
{
    /// <param name="isOpen">The element can be changed here and now.</param>
    public static IEnumerable<ElementMenuItem> For(BoardSession session, BoardScript script, Element element, bool isOpen) => element.Kind.Name switch
    {
        "actor" => [.. OfActor(session, element), .. isOpen ? Lanes(script, element) : []],
        "lane" when isOpen && session.Map.Actors.Any() => OfLane(session, script, element),
        "card" when isOpen && session.Map.LaneKindOf(element).Has(Card.Stance) => OfStance(script, element),
        _ => [],
    };

    static IEnumerable<ElementMenuItem> OfActor(BoardSession session, Element actor)
    {
        var (own, map) = (session.Own, session.Map);
        var isHidden = own.Now.HiddenActors.Contains(actor.Id);
        yield return new(isHidden ? "Menu.ShowPerson" : "Menu.HidePerson", isHidden ? "eye" : "eye-off", null, () => Do(() => own.ShowActor(actor.Id, isHidden))) { StartsGroup = true };
        if (!map.Actors.Skip(1).Any()) yield break;
        yield return new("Menu.OnlyPerson", "person", null, () => Do(() => own.Set(own.Now.WithOnly(map, [actor.Id]))));
        if (map.Actors.Any(one => own.Now.HiddenActors.Contains(one.Id))) yield return new("Menu.EveryPerson", "people", null, () => Do(() => own.Set(own.Now.WithOnly(map, []))));
        yield return new(own.Now.ComparesActors ? "Menu.CompareNot" : "Menu.Compare", "emotions", null, () => Do(() => own.Set(own.Now with { ComparesActors = !own.Now.ComparesActors })));
    }

    static IEnumerable<ElementMenuItem> Lanes(BoardScript script, Element actor)
    {
        yield return new("Menu.CommitteeLanes", "needs", null, () => script.AskCommitteeLanesAsync(actor.Id));
    }

    static IEnumerable<ElementMenuItem> OfLane(BoardSession session, BoardScript script, Element lane)
    {
        yield return new("Menu.GiveLane", "person", null, () => Do(() => script.OfferChoice("Menu.GiveLane", Choices())));

        IReadOnlyList<ElementMenuItem> Choices() =>
        [
            new("Everybody", "people", null, () => GiveAsync(null)),
            .. session.Map.Actors.Select(actor => new ElementMenuItem("Element.actor", "person", null, () => GiveAsync(actor.Id)) { Label = actor.Caption.Length == 0 ? null : actor.Caption }),
        ];

        async Task GiveAsync(Guid? actor)
        {
            await script.DoAsync(SetOperation.Of(lane.Id, Lane.ActorId, actor));
            await script.FocusAsync(lane.Id);
        }
    }

    static IEnumerable<ElementMenuItem> OfStance(BoardScript script, Element card) => Card.Stance.Options.Select((stance, i) =>
        new ElementMenuItem("Menu.Stance." + stance, Icon(stance), null, () => StandAsync(script, card.Id, stance)) { StartsGroup = i == 0 });

    static async Task StandAsync(BoardScript script, Guid card, string stance)
    {
        await script.DoAsync(SetOperation.Of(card, Card.Stance, stance));
        await script.FocusAsync(card);
    }

    static string Icon(string stance) => stance switch
    {
        "convinced" => "check",
        "against" => "close",
        _ => "help",
    };

    static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
