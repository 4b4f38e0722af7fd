namespace JourneyMapper.Maps.Tests.Contract;

public sealed class EmotionTests
{
    private readonly Scene scene = new();

    [Fact]
    public void A_second_emotion_of_the_same_actor_in_a_step_is_refused_with_the_first_ones_id()
    {
        scene.Do(Emotion("first", "emotions", ",'actorId':'$ann'"));
        Assert.Equal("taken $first -", scene.Refused(Emotion("second", "emotions", ",'actorId':'$ann'")));
    }

    [Fact]
    public void Nobody_in_particular_is_somebody_too()
    {
        scene.Do($"[{Emotion("first", "emotions", "")},{Emotion("anns", "emotions", ",'actorId':'$ann'")},{Emotion("bobs", "emotions", ",'actorId':'$bob'")}]");
        Assert.Equal("taken $first -", scene.Refused(Emotion("second", "emotions", "")));
    }

    [Fact]
    public void In_an_actors_lane_every_emotion_is_that_actors()
    {
        scene.Do(Emotion("first", "own", ""));
        Assert.Equal("taken $first -", scene.Refused(Emotion("second", "own", ",'actorId':'$bob'")));
    }

    [Fact]
    public void Giving_an_emotion_to_an_actor_who_has_one_is_refused()
    {
        scene.Do($"[{Emotion("anns", "emotions", ",'actorId':'$ann'")},{Emotion("other", "emotions", "")}]");
        Assert.Equal("taken $anns -", scene.Refused("{'op':'set','id':'$other','property':'actorId','value':'$ann'}"));
    }

    [Fact]
    public void Moving_an_emotion_to_a_step_that_has_one_is_refused()
    {
        scene.Do($"[{Emotion("first", "own", "")},{Emotion("second", "own", "").Replace("$a1", "$a2", StringComparison.Ordinal)}]");
        Assert.Equal("taken $first -", scene.Refused("{'op':'move','id':'$second','stepId':'$a1'}"));
    }

    [Fact]
    public void Giving_a_lane_with_two_emotions_in_a_step_to_one_actor_is_refused()
    {
        scene.Do($"[{Emotion("anns", "emotions", ",'actorId':'$ann'")},{Emotion("bobs", "emotions", ",'actorId':'$bob'")}]");
        Assert.Equal("taken $anns value", scene.Refused("{'op':'set','id':'$emotions','property':'actorId','value':'$ann'}"));
    }

    [Fact]
    public void Restoring_an_emotion_whose_place_is_taken_is_refused()
    {
        scene.Do($"[{Emotion("first", "own", "")},{{'op':'remove','id':'$first'}},{Emotion("second", "own", "")}]");
        Assert.Equal("taken $second -", scene.Refused("{'op':'restore','id':'$first'}"));
    }

    [Theory]
    [InlineData("-2", "-2")]
    [InlineData("2.0", "2")]
    [InlineData("1.50", "1.5")]
    [InlineData("-0.25", "-0.25")]
    [InlineData("1e0", "1")]
    [InlineData("-0", "0")]
    [InlineData("-0.00", "0")]
    public void A_score_of_two_decimals_is_kept_exactly(string sent, string kept) =>
        Assert.Contains($"'score':{kept}}}", scene.Do(Emotion("c", "emotions", "", sent)), StringComparison.Ordinal);

    [Theory]
    [InlineData("0.125")]
    [InlineData("2.01")]
    [InlineData("-2.001")]
    [InlineData("1e400")]
    [InlineData("1e-400")]
    [InlineData("0.1000000000000000000000000000000000001")]
    [InlineData("1.99999999999999999999999999999999999")]
    [InlineData("'1'")]
    [InlineData("true")]
    [InlineData("[1]")]
    [InlineData("{}")]
    public void Any_other_score_is_refused(string score) =>
        Assert.Equal("invalidValue $c element/score", scene.Refused(Emotion("c", "emotions", "", score)));

    [Fact]
    public void An_emotion_cannot_be_without_a_score()
    {
        scene.Do(Emotion("c", "emotions", ""));
        Assert.Equal("invalidValue $c value", scene.Refused("{'op':'set','id':'$c','property':'score','value':null}"));
        scene.Do("{'op':'insert','element':{'kind':'card','id':'$note','laneId':'$actions','stepId':'$a2'}}");
        Assert.StartsWith("invalidPlace $note", scene.Refused("{'op':'move','id':'$note','laneId':'$emotions'}"));
    }

    private static string Emotion(string id, string lane, string members, string score = "1") =>
        $"{{'op':'insert','element':{{'kind':'card','id':'${id}','laneId':'${lane}','stepId':'$a1','score':{score}{members}}}}}";
}
