namespace JourneyMapper.Maps.Tests.Contract;

public sealed class EditTextTests
{
    private readonly Scene scene = new();

    public EditTextTests() => scene.Do("{'op':'insert','element':{'kind':'card','id':'$c','laneId':'$pains','stepId':'$a1','text':'Long 😀 queue'}}");

    [Fact]
    public void Keep_insert_and_delete_count_in_utf16_units_and_a_missing_tail_is_kept()
    {
        scene.Do(Edit("[5,'very ',-3]"));
        Assert.Contains("'text':'Long very queue'", scene.Element("c"), StringComparison.Ordinal);
        scene.Undo();
        Assert.Equal("Long 😀 queue", scene.Map.Find(scene.Id("c"))!.Caption);
    }

    [Theory]
    [InlineData("[0]")]
    [InlineData("[5,'',-2]")]
    [InlineData("[1.5]")]
    [InlineData("[1e400]")]
    [InlineData("[2147483648]")]
    [InlineData("[true]")]
    [InlineData("[null]")]
    [InlineData("[[1]]")]
    [InlineData("'text'")]
    [InlineData("{}")]
    [InlineData("[14]")]
    [InlineData("[-14]")]
    [InlineData("[13,-1]")]
    [InlineData("[6,'x']")]
    [InlineData("[-6]")]
    [InlineData("[6,-1]")]
    public void Any_other_delta_is_invalid(string delta) => Assert.Equal("invalidDelta $c delta", scene.Refused(Edit(delta)));

    [Fact]
    public void A_result_of_the_limit_is_accepted_and_one_unit_more_is_refused()
    {
        scene.Do(Edit($"['{new string('x', Elements.Limits.Text - 13)}']"));
        Assert.Equal("limit $c delta", scene.Refused(Edit("['x']")));
        scene.Do(Edit("['x',-1]"));
    }

    [Fact]
    public void Only_texts_are_edited()
    {
        Assert.Equal("unknownProperty $c property", scene.Refused("{'op':'editText','id':'$c','property':'severity','delta':['x']}"));
        Assert.Equal("unknownProperty $c property", scene.Refused("{'op':'editText','id':'$c','property':'owner','delta':['x']}"));
    }

    [Fact]
    public void Deltas_on_one_text_within_a_submission_follow_each_other()
    {
        scene.Do($"[{Edit("['A']")},{Edit("[1,'B']")},{{'op':'batch','operations':[{Edit("[2,'C']")}]}}]");
        Assert.StartsWith("ABCLong", scene.Map.Find(scene.Id("c"))!.Caption);
    }

    [Fact]
    public void The_maps_own_texts_are_edited_too()
    {
        scene.Do("{'op':'editText','id':'$map','property':'goal','delta':['Fewer calls']}");
        Assert.Contains("'goal':'Fewer calls'", scene.Json, StringComparison.Ordinal);
    }

    private static string Edit(string delta) => $"{{'op':'editText','id':'$c','property':'text','delta':{delta}}}";
}
