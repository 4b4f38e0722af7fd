using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Reading;

/// <summary>What a story says in sentences that the board says by place, colour and height.</summary>
static class StoryWords
{
    /// <summary>Of whom it is: those who are followed, or the customer where nobody has a name.</summary>
    public static string Who(IStringLocalizer<ReadingTexts> texts, BoardSession session)
    {
        var names = session.Map.Actors.Where(actor => session.Own.Now.Follows(actor.Id) && actor.Caption.Length > 0).Select(actor => actor.Caption).ToList();
        return names switch
        {
            [] => texts["Customer"],
            [var one] => one,
            _ => texts["And", string.Join(", ", names.SkipLast(1)), names[^1]],
        };
    }

    /// <summary>The one person who does, thinks and feels what is told: the only one who is followed, else the customer. A verb need not agree with several.</summary>
    public static string One(IStringLocalizer<ReadingTexts> texts, BoardSession session) =>
        session.Map.Actors.Where(actor => session.Own.Now.Follows(actor.Id)).Take(2).ToList() is [{ Caption.Length: > 0 } only] ? only.Caption : texts["Customer"];

    /// <summary>What a lane tells: "What Anna does".</summary>
    public static string Tells(IStringLocalizer<ReadingTexts> texts, BoardSession session, LaneKind kind, Element? actor) =>
        texts["Tells." + kind.Name, actor is { Caption.Length: > 0 } ? actor.Caption : One(texts, session)];

    /// <summary>A score as people say it.</summary>
    public static string Felt(IStringLocalizer<ReadingTexts> texts, decimal score) => texts["Felt." + score switch
    {
        >= 1.5m => "best",
        >= 0.5m => "good",
        > -0.5m => "even",
        > -1.5m => "bad",
        _ => "worst",
    }];

    /// <summary>What part somebody has, and what they want; "" when nothing is known.</summary>
    public static string About(IStringLocalizer<ReadingTexts> texts, IStringLocalizer<BoardTexts> board, Element actor) => string.Join(' ', new[]
    {
        actor.Get(Actor.Role) is { } role ? board["Choice.role." + role] + "." : null,
        actor.Get(Actor.Segment) is { Length: > 0 } segment ? segment + "." : null,
        actor.Get(Actor.Goal) is { Length: > 0 } goal ? texts["Intro.Wants", goal].Value : null,
    }.OfType<string>());
}
