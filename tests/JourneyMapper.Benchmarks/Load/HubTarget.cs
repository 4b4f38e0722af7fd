using System.Globalization;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Load;

/// <summary>A server with a hub, the map on it and the clients that edit the map: ours on one of the databases, or the floor.</summary>
sealed class HubTarget(string name, Uri address, int processId, string? token, SampleMap map) : IAsyncDisposable
{
    readonly List<LoadClient> clients = [];

    public string Name { get; } = name;

    public int ProcessId { get; } = processId;

    public IReadOnlyList<LoadClient> Clients => clients;

    public static async Task<HubTarget> OfAsync(string name, AppServer app, SampleMap map)
    {
        using var api = app.CreateApi();
        await map.CreateAsync(api);
        return new HubTarget(name, app.Address, app.ProcessId, app.Settings.ApiToken, map);
    }

    /// <summary>Connects clients until there are this many; on our hub they join the map.</summary>
    public async Task ConnectAsync(int count)
    {
        while (clients.Count < count)
        {
            var client = await LoadClient.ConnectAsync(address, token, clients.Count);
            clients.Add(client);
            if (token is not null) await client.InvokeAsync("Join", $"\"{map.Id}\"").WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    /// <summary>From now on the clients note what they see here.</summary>
    public EditLog Watch(int capacity)
    {
        var log = new EditLog(capacity, clients.Count - 1);
        foreach (var client in clients) client.Log = log;
        return log;
    }

    /// <summary>A submission that gives one of the cards another text.</summary>
    public string Edit(int number) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"mapId":"{{map.Id}}","submissionId":"bench-{{number}}","operations":[{"op":"set","id":"{{map.Cards[number % map.Cards.Count]}}","property":"text","value":"The queue was {{number}} people long"}]}""");

    /// <summary>Fails when a client met an error: a figure of a broken run says nothing.</summary>
    public void Check()
    {
        if (clients.Select(client => client.Failure).FirstOrDefault(failure => failure is not null) is { } failure)
            throw new InvalidOperationException($"{Name}: {failure}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients) await client.DisposeAsync();
    }
}
