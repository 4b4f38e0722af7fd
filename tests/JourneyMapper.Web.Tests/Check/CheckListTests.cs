using Bunit;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Check;
using JourneyMapper.Web.Tests.Board;
using Xunit;

namespace JourneyMapper.Web.Tests.Check;

public sealed class CheckListTests : OneMap
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private readonly BunitJSModuleInterop module;
    private readonly JSRuntimeInvocationHandler<string[]> putAway;

    public CheckListTests()
    {
        module = JSInterop.SetupModule("./js/check.js");
        putAway = module.Setup<string[]>("putAway", _ => true);
        putAway.SetResult([]);
        module.SetupVoid("keepAway", _ => true).SetVoidResult();
    }

    [Fact]
    public async Task A_finding_names_its_place_and_leads_there()
    {
        await OpenAsync();
        var pain = await AddAsync("pains", "The queue");
        var gone = new List<Guid>();

        var list = Render<CheckList>(p => p.Add(one => one.Map, Map).Add(one => one.Today, Today).Add(one => one.OnGo, gone.Add));

        Assert.Equal("The queue", list.Find("[data-finding=PainWithoutOpportunity] .places").TextContent);
        await list.Find("[data-finding=PainWithoutOpportunity] .btn").ClickAsync(new());
        await list.Find("[data-finding=NoGoal] .btn").ClickAsync(new());
        Assert.Equal([pain, Map.Id], gone);
    }

    [Fact]
    public async Task What_is_put_away_stays_away_in_this_browser_until_all_is_shown_again()
    {
        await OpenAsync();
        putAway.SetResult(["NoActor"]);

        var list = Render<CheckList>(p => p.Add(one => one.Map, Map).Add(one => one.Today, Today));

        Assert.Empty(list.FindAll("[data-finding=NoActor]"));
        await list.Find("[data-finding=NoGoal] .icon-btn").ClickAsync(new());
        Assert.Equal(["NoActor", "NoGoal"], Assert.IsAssignableFrom<IEnumerable<string>>(module.Invocations["keepAway"].Single().Arguments[1]).Order());
        await list.Find(".put-away .btn").ClickAsync(new());
        Assert.Equal(2, list.FindAll("[data-finding=NoActor], [data-finding=NoGoal]").Count);
    }

    [Fact]
    public async Task A_map_with_nothing_to_say_about_says_so()
    {
        await OpenAsync();
        await DoAsync(
            new InsertOperation(Actor.Kind, Guid.CreateVersion7(), [new("name", "Anna")]),
            new SetOperation(Map.Id, "goal", "Learn"), new SetOperation(Map.Id, "coverage", "All"), new SetOperation(Map.Columns[0].Id, "ours", false));
        await AddAsync("emotions", "glad", 0, new PropertyValue("score", 1m));

        Assert.Contains("Nothing is missing", Render<CheckList>(p => p.Add(one => one.Map, Map).Add(one => one.Today, Today)).Find(".notice").TextContent, StringComparison.Ordinal);
    }
}
