using System.Text;
using System.Text.Json;
using JourneyMapper.Maps.Json;

namespace JourneyMapper.Maps.Tests.Contract;

public sealed class MalformedTests
{
    private readonly Scene scene = new();

    [Theory]
    [InlineData("[7]")]
    [InlineData("[null]")]
    [InlineData("[[]]")]
    [InlineData("[{}]")]
    [InlineData("[{'op':'insert'}]")]
    [InlineData("[{'op':'insert','element':[]}]")]
    [InlineData("[{'op':'insert','element':{'kind':'stage'}}]")]
    [InlineData("[{'op':'insert','element':{'id':'$s'}}]")]
    [InlineData("[{'op':'insert','element':{'kind':'phase','id':'$s'}}]")]
    [InlineData("[{'op':'insert','element':{'kind':'map','id':'$s'}}]")]
    [InlineData("[{'op':'insert','element':{'kind':7,'id':'$s'}}]")]
    [InlineData("[{'op':'insert','element':{'kind':'stage','id':'seven'}}]")]
    [InlineData("[{'op':'insert','element':{'kind':'stage','id':7}}]")]
    [InlineData("[{'op':'insert','element':{'kind':'stage','id':'$s'},'before':'first'}]")]
    [InlineData("[{'op':'delete','id':'$A'}]")]
    [InlineData("[{'op':'Remove','id':'$A'}]")]
    [InlineData("[{'op':7,'id':'$A'}]")]
    [InlineData("[{'op':null,'id':'$A'}]")]
    [InlineData("[{'op':'remove'}]")]
    [InlineData("[{'op':'remove','id':'{$A}'}]")]
    [InlineData("[{'op':'set','id':'$A'}]")]
    [InlineData("[{'op':'set','id':'$A','property':7,'value':1}]")]
    [InlineData("[{'op':'move','id':'$a1','stageId':7}]")]
    [InlineData("[{'op':'editText','id':'$A','property':'title'}]")]
    [InlineData("[{'op':'batch'}]")]
    [InlineData("[{'op':'batch','operations':{}}]")]
    [InlineData("[{'op':'batch','operations':[{'op':'nothing'}]}]")]
    [InlineData("[{'op':'restore','id':'$A','elements':7}]")]
    public void What_has_not_the_contracts_form_is_malformed(string operations)
    {
        using var json = scene.Parse(operations);
        Assert.False(Assert.Throws<MalformedException>(() => OperationJson.ReadList(json.RootElement)).IsTooLarge);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("'operations'")]
    [InlineData("null")]
    public void Operations_that_are_no_array_are_malformed(string operations)
    {
        using var json = JsonDocument.Parse(operations.Replace('\'', '"'));
        Assert.Throws<MalformedException>(() => OperationJson.ReadList(json.RootElement));
    }

    [Theory]
    [InlineData("{'op':'remove','op':'restore','id':'$A'}")]
    [InlineData("{'op':'insert','element':{'kind':'stage','id':'$s','title':'a','title':'b'}}")]
    [InlineData(@"{'op':'insert','element':{'kind':'stage','id':'$s','title':'a','t\u0069tle':'b'}}")]
    public void A_key_given_twice_is_malformed_even_where_the_parser_lets_it_pass(string operation)
    {
        Assert.ThrowsAny<JsonException>(() => scene.Parse(operation));
        using var json = JsonDocument.Parse($"[{operation.Replace('\'', '"').Replace("$A", $"{scene.Id("A")}", StringComparison.Ordinal).Replace("$s", $"{scene.Id("s")}", StringComparison.Ordinal)}]");
        Assert.Throws<MalformedException>(() => OperationJson.ReadList(json.RootElement));
    }

    [Theory]
    [InlineData(@"{'\ud800':1,'op':'remove','id':'$A'}")]
    [InlineData(@"{'op':'insert','element':{'\udc00':1,'kind':'stage','id':'$s'}}")]
    [InlineData(@"{'op':'\ud800','id':'$A'}")]
    [InlineData(@"{'op':'remove','id':'\ud800'}")]
    [InlineData(@"{'op':'insert','element':{'kind':'\ud800','id':'$s'}}")]
    [InlineData(@"{'op':'restore','id':'$A','elements':[{'\ud800':1,'kind':'stage','id':'$s'}]}")]
    public void Lone_surrogates_in_names_and_words_are_malformed_and_nothing_worse(string operation)
    {
        using var json = Lenient(operation);
        Assert.Throws<MalformedException>(() => OperationJson.ReadList(json.RootElement));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{'a':1,'a':2}")]
    [InlineData(@"{'\ud800':1}")]
    [InlineData(@"{'\ud800':1,'\ud800':2}")]
    [InlineData("{'a':'\u0001'}")]
    [InlineData("")]
    public void A_text_that_is_no_strict_json_is_malformed(string text) =>
        Assert.Throws<MalformedException>(() => JsonText.Parse(Encoding.UTF8.GetBytes(text.Replace('\'', '"'))));

    [Fact]
    public void Bytes_that_are_no_utf8_are_no_text()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"[{{\"op\":\"set\",\"id\":\"{scene.Id("A")}\",\"property\":\"title\",\"value\":\"a"), 0xff, .. "\"}]"u8];
        using var json = JsonText.Parse(bytes);
        Assert.Equal(RefusalCode.InvalidText, Operations.Submission.Apply(scene.Map, OperationJson.ReadList(json.RootElement)).Refusal?.Code);
    }

    [Fact]
    public void A_property_named_by_a_lone_surrogate_is_unknown() =>
        Assert.StartsWith("unknownProperty $A", scene.Refused(@"{'op':'set','id':'$A','property':'\ud800','value':'x'}"));

    [Theory]
    [InlineData(@"{'\ud800':1,'elements':[]}")]
    [InlineData("{}")]
    [InlineData("{'elements':{}}")]
    [InlineData("{'elements':[7]}")]
    [InlineData(@"{'elements':[{'\ud800':1}]}")]
    public void A_map_that_is_none_is_malformed(string map)
    {
        using var json = JsonDocument.Parse(map.Replace('\'', '"'));
        Assert.Throws<MalformedException>(() => MapJson.ReadAsOperations(json.RootElement, scene.Map.Id));
    }

    [Fact]
    public void Whatever_bytes_are_cut_out_of_a_submission_it_is_read_or_malformed()
    {
        var whole = Encoding.UTF8.GetBytes($"[{{\"op\":\"insert\",\"element\":{{\"kind\":\"stage\",\"id\":\"{scene.Id("s")}\",\"title\":\"a\\ud83d\\ude00\\u00e5\"}},\"before\":null}},{{\"op\":\"editText\",\"id\":\"{scene.Id("A")}\",\"property\":\"title\",\"delta\":[1,\"x\",-2]}}]");
        for (var from = 0; from < whole.Length; from++)
        {
            foreach (var length in new[] { 1, 2, 5, 17 })
            {
                byte[] cut = [.. whole[..from], .. whole[Math.Min(whole.Length, from + length)..]];
                var error = Record.Exception(() =>
                {
                    using var json = JsonText.Parse(cut);
                    OperationJson.ReadList(json.RootElement);
                });
                Assert.True(error is null or MalformedException, $"{Encoding.UTF8.GetString(cut)}: {error}");
            }
        }
    }

    private JsonDocument Lenient(string operation) => JsonDocument.Parse(
        $"[{operation.Replace('\'', '"').Replace("$A", $"{scene.Id("A")}", StringComparison.Ordinal).Replace("$s", $"{scene.Id("s")}", StringComparison.Ordinal)}]");
}
