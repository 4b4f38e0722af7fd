using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board.Suggestions;

/// <summary>A place where customer and company often meet. A new one is a line in <see cref="All"/> and its name in TouchpointTexts.</summary>
/// <param name="Channel">A word of <see cref="Card.Channel"/>.</param>
/// <param name="IsOwned">The company has it in its own hands.</param>
/// <param name="IsOnline">Null where it can be either.</param>
public sealed record Touchpoint(string Key, string Channel, bool IsOwned, bool? IsOnline)
{
    public static readonly IReadOnlyList<Touchpoint> All =
    [
        new("website", "web", true, true),
        new("search", "web", false, true),
        new("searchAd", "web", false, true),
        new("displayAd", "web", false, true),
        new("reviews", "web", false, true),
        new("comparison", "web", false, true),
        new("marketplace", "web", false, true),
        new("seller", "web", false, true),
        new("signUp", "web", true, true),
        new("booking", "web", true, true),
        new("checkout", "web", true, true),
        new("payment", "web", true, true),
        new("chat", "web", true, true),
        new("helpCentre", "web", true, true),
        new("account", "web", true, true),
        new("feedback", "web", true, true),
        new("app", "app", true, true),
        new("push", "app", true, true),
        new("appStore", "app", false, true),
        new("newsletter", "mail", true, true),
        new("confirmation", "mail", true, true),
        new("invoice", "mail", true, null),
        new("reminder", "mail", true, true),
        new("survey", "mail", true, true),
        new("letter", "mail", true, false),
        new("demo", "person", true, null),
        new("meeting", "person", true, null),
        new("visit", "person", true, false),
        new("friend", "person", false, null),
        new("supportCall", "phone", true, false),
        new("salesCall", "phone", true, false),
        new("callback", "phone", true, false),
        new("shop", "shop", true, false),
        new("till", "shop", true, false),
        new("return", "shop", true, null),
        new("pickup", "shop", false, false),
        new("reseller", "shop", false, null),
        new("post", "social", false, true),
        new("socialAd", "social", false, true),
        new("message", "social", false, true),
        new("influencer", "social", false, true),
        new("community", "social", false, true),
        new("fair", "event", false, false),
        new("webinar", "event", true, true),
        new("event", "event", true, false),
        new("packaging", "other", true, false),
        new("poster", "other", true, false),
        new("press", "other", false, null),
        new("advert", "other", false, false),
        new("loyalty", "other", true, null),
    ];

    public Suggestion As(IStringLocalizer<TouchpointTexts> names, IStringLocalizer<BoardTexts> words)
    {
        List<string> details = [words["Choice.channel." + Channel]];
        if (!IsOwned) details.Add(words["Choice.ownership.external"]);
        if (IsOnline == false) details.Add(words["Flag.online.no"]);
        return new(Key, names[Key], string.Join(" · ", details), ChannelIcons.Path(Channel), [
            PropertyValue.Of(Card.Channel, Channel),
            PropertyValue.Of(Card.Ownership, IsOwned ? "owned" : "external"),
            .. IsOnline is { } online ? [PropertyValue.Of(Card.Online, online)] : Array.Empty<PropertyValue>()]);
    }
}
