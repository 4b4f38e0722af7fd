using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Laws;

public sealed class StorageLaws
{
    [Fact]
    public void The_same_operations_in_the_same_order_give_the_same_map_and_the_same_rows_on_every_node() => Law.HoldsForAnyHistory(history =>
    {
        var other = JourneyMap.Empty(History.MapId);
        foreach (var edit in history.Edits)
        {
            other = other.Apply(MapText.ThroughJson(edit.Sent)).Change!.Map;
            Assert.Equal(MapText.Of(edit.After), MapText.Of(other));
            Assert.Equal(StoredRows.Of(edit.After), StoredRows.Of(other));
        }
    });

    [Fact]
    public void Stored_edits_replayed_from_nothing_give_the_stored_state() => Law.HoldsForAnyHistory(history =>
    {
        var replayed = JourneyMap.Empty(History.MapId);
        foreach (var edit in history.Edits) replayed = replayed.Apply(MapText.ThroughJson(edit.Change.Operations)).Change!.Map;

        Assert.Equal(history.Map.Version, replayed.Version);
        Assert.Equal(MapText.Of(history.Map), MapText.Of(replayed));
        Assert.Equal(StoredRows.Of(history.Map), StoredRows.Of(replayed));
    });

    [Fact]
    public void Upserting_only_the_touched_rows_gives_all_rows_of_the_new_map() => Law.HoldsForAnyHistory(history =>
    {
        var stored = new StoredRows();
        foreach (var edit in history.Edits)
        {
            stored.Upsert(MapStorage.Rows(edit.After, edit.Change.Touched));
            Assert.Equal(StoredRows.Of(edit.After), $"{stored}");
        }
    });

    [Fact]
    public void A_map_loaded_from_its_rows_goes_on_like_the_one_in_memory() => Law.HoldsForAnyHistory(history =>
    {
        var stored = new StoredRows();
        foreach (var edit in history.Edits)
        {
            var loaded = edit.Before.Version == 0 ? edit.Before : stored.Load(edit.Before);
            var change = loaded.Apply(edit.Sent).Change!;
            Assert.Equal(MapText.Of(edit.After), MapText.Of(change.Map));
            Assert.Equal(StoredRows.Of(edit.After), StoredRows.Of(change.Map));
            Assert.Equal(OperationJson.WriteList(edit.Change.Operations), OperationJson.WriteList(change.Operations));
            Assert.Equal(OperationJson.WriteList(edit.Change.Inverse), OperationJson.WriteList(change.Inverse));
            Assert.Equal(edit.Change.Touched.Order(), change.Touched.Order());
            stored.Upsert(MapStorage.Rows(change.Map, change.Touched));
        }
    });
}
