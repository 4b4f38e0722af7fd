namespace JourneyMapper.Maps.Tests.Contract;

public sealed class BatchTests
{
    private readonly Scene scene = new();

    [Fact]
    public void A_batch_is_one_operation_with_one_result_and_one_inverse()
    {
        var before = scene.Json;
        Assert.Equal(
            "[{'op':'batch','operations':[{'op':'remove','id':'$B'},{'op':'set','id':'$A','property':'color','value':'teal'}]}]",
            scene.Do("{'op':'batch','operations':[{'op':'remove','id':'$B'},{'op':'set','id':'$A','property':'color','value':'teal'}]}"));
        scene.Undo();
        Assert.Equal(before, scene.Json);
    }

    [Fact]
    public void An_empty_batch_changes_nothing_and_raises_the_version()
    {
        var version = scene.Map.Version;
        Assert.Equal("[{'op':'batch','operations':[]}]", scene.Do("{'op':'batch','operations':[]}"));
        Assert.Equal(version + 1, scene.Map.Version);
    }

    [Fact]
    public void A_batch_holds_no_batch() =>
        Assert.Equal("nestedBatch - operations/1", scene.Refused("{'op':'batch','operations':[{'op':'remove','id':'$B'},{'op':'batch','operations':[]}]}"));

    [Fact]
    public void One_refused_operation_refuses_all_and_is_named_by_its_index()
    {
        var before = scene.Map;
        var outcome = Operations.Submission.Apply(before, scene.Read("[{'op':'remove','id':'$B'},{'op':'batch','operations':[{'op':'remove','id':'$A'},{'op':'remove','id':'$x'}]}]"));
        Assert.Null(outcome.Change);
        Assert.Equal((1, "operations/1"), (outcome.Refusal!.Operation, outcome.Refusal.Path));
        Assert.Equal("operations/1/id", outcome.Refusal.Field);
        Assert.Equal(2, before.Stages.Count());
    }
}
