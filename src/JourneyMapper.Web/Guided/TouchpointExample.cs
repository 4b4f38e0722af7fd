namespace JourneyMapper.Web.Guided;

/// <summary>A touchpoint that many journeys have: an offer of the page. The name is a key of GuidedTexts (<c>Touch.*</c>), the rest are wire names.</summary>
public sealed record TouchpointExample(string Name, string Channel, string Ownership, bool IsOnline)
{
    const string Ours = "owned";
    const string Theirs = "external";

    public static readonly IReadOnlyList<TouchpointExample> All =
    [
        new("search", "web", Theirs, true),
        new("reviews", "web", Theirs, true),
        new("ad", "social", Theirs, true),
        new("friend", "person", Theirs, false),
        new("site", "web", Ours, true),
        new("newsletter", "mail", Ours, true),
        new("social", "social", Ours, true),
        new("fair", "event", Ours, false),
        new("shop", "shop", Ours, false),
        new("seller", "person", Ours, false),
        new("call", "phone", Ours, false),
        new("demo", "person", Ours, false),
        new("booking", "web", Ours, true),
        new("signUp", "web", Ours, true),
        new("checkout", "web", Ours, true),
        new("app", "app", Ours, true),
        new("support", "phone", Ours, false),
        new("feedback", "mail", Ours, true),
        new("returns", "shop", Ours, false),
    ];
}
