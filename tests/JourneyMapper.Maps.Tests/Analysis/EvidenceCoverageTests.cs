using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Tests.Contract;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Analysis;

public sealed class EvidenceCoverageTests
{
    [Fact]
    public void A_statement_is_backed_by_evidence_or_when_it_was_observed_or_measured()
    {
        var scene = new Scene();
        Assert.Null(EvidenceCoverage.Of(scene.Map).Whole.Percent);
        scene.Do("[{'op':'insert','element':{'kind':'card','id':'$guess','laneId':'$actions','stepId':'$a1','text':'Rings'}},"
            + "{'op':'insert','element':{'kind':'card','id':'$seen','laneId':'$actions','stepId':'$a2','text':'Waits','confidence':'observed'}},"
            + "{'op':'insert','element':{'kind':'card','id':'$told','laneId':'$pains','stepId':'$b1','text':'Long queue'}},"
            + "{'op':'insert','element':{'kind':'card','id':'$empty','laneId':'$pains','stepId':'$b2','text':'  '}},"
            + "{'op':'insert','element':{'kind':'card','id':'$felt','laneId':'$own','stepId':'$b2','score':-1,'confidence':'measured'}},"
            + "{'op':'insert','element':{'kind':'evidence','id':'$proof','cardId':'$told','source':'Survey'}}]");

        var coverage = EvidenceCoverage.Of(scene.Map);
        Assert.Equal((new Coverage(1, 2), new Coverage(2, 2), new Coverage(3, 4)), (coverage.At(scene.Id("A")), coverage.At(scene.Id("B")), coverage.Whole));
        Assert.Equal((50, 100, 75), (coverage.At(scene.Id("A")).Percent, coverage.At(scene.Id("B")).Percent, coverage.Whole.Percent));

        scene.Do("{'op':'remove','id':'$proof'}");
        Assert.Equal(new Coverage(2, 4), EvidenceCoverage.Of(scene.Map).Whole);
    }

    [Fact]
    public void Nearly_all_is_not_all() => Assert.Equal((99, 0), (new Coverage(199, 200).Percent, new Coverage(1, 200).Percent));

    [Fact]
    public void After_any_edits_the_stages_add_up_to_the_map() => Law.HoldsForAnyHistory(history =>
    {
        var map = history.Edits[^1].After;
        var coverage = EvidenceCoverage.Of(map);
        var stages = map.Stages.Select(stage => coverage.At(stage.Id)).ToList();
        Assert.Equal(coverage.Whole, new Coverage(stages.Sum(stage => stage.Backed), stages.Sum(stage => stage.Statements)));
        Assert.All(stages, stage => Assert.InRange(stage.Backed, 0, stage.Statements));
        Assert.InRange(coverage.Whole.Statements, 0, map.Cards().Count());
    });
}
