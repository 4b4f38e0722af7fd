using System.Text.Json;
using JourneyMapper.Testing;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A small map made through the API, whose elements the tests know by name.</summary>
sealed class SampleMap(MapApi api, Guid id)
{
    public const string Title = "Buying a bicycle";

    readonly Dictionary<string, Guid> ids = new() { ["map"] = id };

    public Guid Id => id;

    public MapApi Api => api;

    /// <summary>
    /// Elements: actors anna, ben; stages discover, buy; steps search, compare (discover), order, pay (buy); the default lanes by their
    /// kind; cards google, ask (actions, search), visit (actions, compare), web (touchpoints, search), queue (pains, compare), guide
    /// (opportunities, compare); emotions anna-search -1, ben-search 1, anna-order 2.
    /// </summary>
    public Guid this[string name] => ids[name];

    public static async Task<SampleMap> MakeAsync(MapApi api, string title = Title, params string[] moreLanes)
    {
        var map = await EmptyAsync(api, title);
        await map.FillAsync(moreLanes);
        return map;
    }

    public static async Task<SampleMap> EmptyAsync(MapApi api, string title)
    {
        var made = await api.CreateAsync(title);
        var map = new SampleMap(api, made.GetProperty("id").GetGuid());
        foreach (var element in made.GetProperty("elements").EnumerateArray())
            if (element.GetProperty("kind").GetString() == "lane") map.ids[element.GetProperty("laneKind").GetString()!] = element.GetProperty("id").GetGuid();
        return map;
    }

    /// <summary>The element as the API gives it now; null when it is not there.</summary>
    public async Task<JsonElement?> FindAsync(Guid element)
    {
        foreach (var one in (await api.GetAsync(id)).GetProperty("elements").EnumerateArray())
            if (one.GetProperty("id").GetGuid() == element) return one;
        return null;
    }

    public async Task<string> TextOfAsync(string name, string property = "text") =>
        (await FindAsync(this[name]))!.Value.GetProperty(property).GetString()!;

    /// <summary>The insert of one more card, known by its name from now on.</summary>
    public object Card(string name, string lane, string step, string text, object? more = null)
    {
        var element = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        foreach (var (key, value) in new Dictionary<string, string> { ["kind"] = "card", ["id"] = $"{ids[name] = Guid.CreateVersion7()}", ["laneId"] = $"{ids[lane]}", ["stepId"] = $"{ids[step]}", ["text"] = text })
            element[key] = value;
        return new { op = "insert", element };
    }

    async Task FillAsync(string[] moreLanes)
    {
        List<object> operations = [];
        void Add(string name, Func<Guid, object> make) => operations.Add(new { op = "insert", element = make(ids[name] = Guid.CreateVersion7()) });
        void Actor(string name, string caption, string color) => Add(name, key => new { kind = "actor", id = key, name = caption, color });
        void Stage(string name, string title) => Add(name, key => new { kind = "stage", id = key, title });
        void Step(string name, string stage, string title) => Add(name, key => new { kind = "step", id = key, stageId = ids[stage], title });
        void Card(string name, string lane, string step, string text) =>
            Add(name, key => new { kind = "card", id = key, laneId = ids[lane], stepId = ids[step], text });
        void Emotion(string name, string step, string actor, decimal score, string text) =>
            Add(name, key => new { kind = "card", id = key, laneId = ids["emotions"], stepId = ids[step], actorId = ids[actor], score, text });

        foreach (var kind in moreLanes) Add(kind, key => new { kind = "lane", id = key, laneKind = kind, title = kind });
        Actor("anna", "Anna", "violet");
        Actor("ben", "Ben", "green");
        Stage("discover", "Discover");
        Stage("buy", "Buy");
        Step("search", "discover", "Search");
        Step("compare", "discover", "Compare");
        Step("order", "buy", "Order");
        Step("pay", "buy", "Pay");
        Card("google", "actions", "search", "Searches the web");
        Card("ask", "actions", "search", "Asks a friend");
        Card("visit", "actions", "compare", "Visits a shop");
        Card("web", "touchpoints", "search", "Web shop");
        Card("queue", "pains", "compare", "Long queue");
        Card("guide", "opportunities", "compare", "A buyer's guide");
        Emotion("anna-search", "search", "anna", -1, "lost");
        Emotion("ben-search", "search", "ben", 1, "curious");
        Emotion("anna-order", "order", "anna", 2, "glad");
        await api.SubmitAsync(id, [.. operations]);
    }
}
