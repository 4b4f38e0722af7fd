using System.Text.Json;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Laws;

public sealed class JsonLaws
{
    [Fact]
    public void Operations_sent_through_json_do_the_same_as_the_operations_themselves() => Law.HoldsForAnyHistory(history =>
    {
        foreach (var edit in history.Edits)
        {
            var change = edit.Before.Apply(MapText.ThroughJson(edit.Sent)).Change!;
            Assert.Equal(MapText.Of(edit.After), MapText.Of(change.Map));
            Assert.Equal(OperationJson.WriteList(edit.Change.Operations), OperationJson.WriteList(change.Operations));
            Assert.Equal(OperationJson.WriteList(edit.Change.Inverse), OperationJson.WriteList(change.Inverse));
        }
    });

    [Fact]
    public void Writing_what_was_read_gives_the_same_json() => Law.HoldsForAnyHistory(history =>
    {
        foreach (var operations in history.Edits.SelectMany(edit => new[] { edit.Change.Operations, edit.Change.Inverse }))
        {
            var json = OperationJson.WriteList(operations);
            Assert.Equal(json, OperationJson.WriteList(OperationJson.ReadList(json)));
        }
    });

    [Fact]
    public void What_the_feed_carries_is_well_formed_for_a_client_to_send() => Law.HoldsForAnyHistory(history =>
    {
        foreach (var edit in history.Edits)
        {
            using var json = JsonDocument.Parse(OperationJson.WriteList(edit.Change.Operations), JsonText.Strict);
            Assert.Equal(edit.Change.Operations.Length, OperationJson.ReadList(json.RootElement).Length);
        }
    });

    [Fact]
    public void A_map_read_from_its_json_is_an_equal_map() => Law.HoldsForAnyHistory(history =>
    {
        using var json = JsonDocument.Parse(MapJson.Write(history.Map), JsonText.Strict);
        var operations = MapJson.ReadAsOperations(json.RootElement, History.MapId);
        var outcome = JourneyMap.Empty(History.MapId).Apply(operations);

        Assert.Null(outcome.Refusal);
        Assert.Equal(MapText.Of(history.Map), MapText.Of(outcome.Change!.Map));
        var replayed = JourneyMap.Empty(History.MapId).Apply(MapText.ThroughJson(outcome.Change.Operations)).Change!.Map;
        Assert.Equal(MapText.Of(history.Map), MapText.Of(replayed));
        Assert.Equal(StoredRows.Of(outcome.Change.Map), StoredRows.Of(replayed));
    });
}
