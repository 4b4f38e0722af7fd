using JourneyMapper.Maps.Json;

namespace JourneyMapper.Maps.Tests.Laws;

public sealed class ContractClientLaws
{
    [Fact]
    public void A_client_that_knows_only_the_contract_has_the_servers_map_after_every_change() => Law.HoldsForAnyHistory(history =>
    {
        var client = new ContractClient(JourneyMap.Empty(History.MapId));
        foreach (var edit in history.Edits)
        {
            client.Changed(OperationJson.WriteList(edit.Change.Operations));
            Assert.Equal($"{new ContractClient(edit.After)}", $"{client}");
        }
    });

    [Fact]
    public void A_client_that_joins_later_ends_with_the_servers_map_too() => Law.HoldsForAnyHistory(history =>
    {
        var middle = history.Edits.Count / 2;
        var client = new ContractClient(history.Edits[middle].Before);
        foreach (var edit in history.Edits.Skip(middle)) client.Changed(OperationJson.WriteList(edit.Change.Operations));
        Assert.Equal($"{new ContractClient(history.Map)}", $"{client}");
    });
}
