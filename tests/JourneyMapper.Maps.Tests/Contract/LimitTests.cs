using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Contract;

public sealed class LimitTests
{
    private readonly Scene scene = new();

    public static TheoryData<string, string, int> Kinds => new()
    {
        { "actor", "", Limits.Actors - 2 },
        { "stage", "", Limits.Stages - 2 },
        { "step", ",'stageId':'$A'", Limits.Steps - 5 },
        { "lane", ",'laneKind':'notes'", Limits.Lanes - 8 },
        { "card", ",'laneId':'$pains','stepId':'$a1'", Limits.CardsInCell },
        { "line", ",'laneId':'$pains','lineKind':'visibility'", Limits.LinesUnderLane },
        { "evidence", ",'cardId':'$card'", Limits.EvidenceOnCard },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void As_many_as_the_limit_are_accepted_and_one_more_is_refused(string kind, string members, int room)
    {
        if (kind == "evidence") scene.Do(Insert("card", "card", ",'laneId':'$pains','stepId':'$a1'"));
        scene.Do($"[{string.Join(',', Enumerable.Range(0, room).Select(i => Insert(kind, $"n{i}", members)))}]");
        Assert.Equal("limit - -", scene.Refused(Insert(kind, "more", members)));
        scene.Do($"[{{'op':'remove','id':'$n0'}},{Insert(kind, "more", members)}]");
        Assert.Equal("limit - -", scene.Refused("{'op':'restore','id':'$n0'}"));
    }

    [Fact]
    public void A_full_cell_takes_no_card_from_another()
    {
        var cards = Enumerable.Range(0, Limits.CardsInCell).Select(i => Insert("card", $"n{i}", ",'laneId':'$pains','stepId':'$a1'"));
        scene.Do($"[{string.Join(',', cards)},{Insert("card", "other", ",'laneId':'$pains','stepId':'$a2'")}]");
        Assert.Equal("limit - -", scene.Refused("{'op':'move','id':'$other','stepId':'$a1'}"));
        scene.Do("{'op':'move','id':'$n0','before':'$n7'}");
    }

    [Fact]
    public void A_map_holds_so_many_elements_and_no_more()
    {
        var room = Limits.Elements - scene.Map.Count;
        scene.Do($"[{string.Join(',', Enumerable.Range(0, room).Select(i => Insert("link", $"n{i}", ",'from':'$a1','to':'$a2','linkKind':'next'")))}]");
        Assert.Equal(Limits.Elements, scene.Map.Count);
        Assert.Equal("limit - -", scene.Refused(Insert("link", "more", ",'from':'$a1','to':'$a2','linkKind':'next'")));
        Assert.Equal("limit - -", scene.Refused(Insert("stage", "more", "")));
    }

    [Fact]
    public void A_refused_limit_says_which()
    {
        var outcome = scene.Map.Apply([new SetOperation(scene.Id("A"), "title", new string('x', Limits.Title + 1))]);
        Assert.Equal(Limits.Title, outcome.Refusal!.Bound);
    }

    [Fact]
    public void A_submission_of_ten_thousand_operations_is_read_and_applied()
    {
        Assert.Equal(10_000, Limits.OperationsInSubmission);
        var operations = string.Join(',', Enumerable.Repeat("{'op':'set','id':'$A','property':'title','value':'x'}", Limits.OperationsInSubmission));
        scene.Do($"[{operations}]");
        scene.Do($"[{{'op':'batch','operations':[{operations}]}}]");
    }

    [Fact]
    public void A_stage_removed_and_restored_again_and_again_is_too_much_work_for_one_submission()
    {
        var pairs = Enumerable.Repeat("{'op':'remove','id':'$A'},{'op':'restore','id':'$A'}", Limits.OperationsInSubmission / 2);
        scene.Do("[" + string.Join(',', Enumerable.Range(0, 60).Select(i => $"{{'op':'insert','element':{{'kind':'card','id':'$c{i}','laneId':'$actions','stepId':'$a1'}}}}")) + "]");

        var outcome = scene.Map.Apply(scene.Read("[" + string.Join(',', pairs) + "]"));

        Assert.Equal((RefusalCode.Limit, (int?)Limits.WorkInSubmission), (outcome.Refusal!.Code, outcome.Refusal.Bound));
    }

    [Theory]
    [InlineData("[{0}]", Limits.OperationsInSubmission + 1)]
    [InlineData("[{{'op':'batch','operations':[{0}]}}]", Limits.OperationsInSubmission + 1)]
    [InlineData("[{0}]", 100_000)]
    [InlineData("[{0},{{'op':'batch','operations':[{0}]}}]", Limits.OperationsInSubmission)]
    public void More_operations_are_too_many_also_within_batches(string form, int count)
    {
        var operations = string.Join(',', Enumerable.Repeat("{'op':'remove','id':'$A'}", count));
        using var json = scene.Parse(string.Format(System.Globalization.CultureInfo.InvariantCulture, form, operations));
        Assert.True(Assert.Throws<MalformedException>(() => OperationJson.ReadList(json.RootElement)).IsTooLarge);
    }

    [Fact]
    public void Empty_batches_count_too()
    {
        using var json = scene.Parse($"[{string.Join(',', Enumerable.Repeat("{'op':'batch','operations':[]}", Limits.OperationsInSubmission + 1))}]");
        Assert.True(Assert.Throws<MalformedException>(() => OperationJson.ReadList(json.RootElement)).IsTooLarge);
    }

    private static string Insert(string kind, string id, string members) => $"{{'op':'insert','element':{{'kind':'{kind}','id':'${id}'{members}}}}}";
}
