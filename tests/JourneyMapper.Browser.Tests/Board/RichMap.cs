using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>The sample map with every kind of card, each with all that it can show.</summary>
static class RichMap
{
    public static async Task<SampleMap> MakeAsync(MapApi api)
    {
        var map = await SampleMap.MakeAsync(api, SampleMap.Title, "quotes", "thoughts", "needs", "metrics", "notes");
        await map.Api.SubmitAsync(
            map.Id,
            Set("queue", "severity", 4), Set("queue", "frequency", 3),
            Set("guide", "impact", 5), Set("guide", "effort", 2), Set("guide", "status", "planned"), Set("guide", "owner", "Bo Dahl"), Set("guide", "due", "2025-03-01"),
            Set("web", "channel", "web"), Set("web", "importance", 4),
            map.Card("fair", "touchpoints", "compare", "Bicycle fair", new { channel = "event", ownership = "external", online = false, importance = 2 }),
            map.Card("quote", "quotes", "compare", "I only want one that fits my way to work."),
            map.Card("thought", "thoughts", "search", "Is it worth the money?"),
            map.Card("need", "needs", "order", "To know when it comes"),
            map.Card("note", "notes", "pay", "Ask the shop about leasing"),
            map.Card("metric", "metrics", "order", "Orders that are paid", new { value = 61.5, unit = "%", target = 80, direction = "up" }),
            map.Card("good", "metrics", "pay", "Payments that fail", new { value = 2, unit = "%", target = 3, direction = "down" }),
            map.Card("price", "pains", "order", "The price is shown only at the end", new { severity = 5, frequency = 5, confidence = "measured" }),
            map.Card("seats", "pains", "pay", "Cards from abroad are refused", new { severity = 2, confidence = "observed" }),
            map.Card("clear", "opportunities", "order", "Show the whole price at once", new { impact = 4, effort = 1, status = "done" }));
        await map.Api.SubmitAsync(
            map.Id,
            Evidence("queue", "Interviews in the shop", "2026-03-04"), Evidence("price", "Survey of 212 customers", "2026-05-01"), Evidence("price", "Shop log", null), Evidence("price", "Two calls", null),
            Tie("guide", "queue"), Tie("guide", "price"), Tie("clear", "price"));
        return map;

        object Set(string name, string property, object value) => new { op = "set", id = map[name], property, value };
        object Evidence(string card, string source, string? date) =>
            new { op = "insert", element = new { kind = "evidence", id = Guid.CreateVersion7(), cardId = map[card], source, date, link = "https://example.org/notes" } };
        object Tie(string from, string to) => new { op = "insert", element = new { kind = "link", id = Guid.CreateVersion7(), from = map[from], to = map[to], linkKind = "solves" } };
    }
}
