using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using JourneyMapper.Benchmarks.Figures;
using JourneyMapper.Testing;
using Microsoft.AspNetCore.SignalR;

namespace JourneyMapper.Benchmarks;

/// <summary>From the request that withdraws a right to the open connection that is refused, told and closed: on the same node and on another.</summary>
static class RightsBenchmark
{
    const int Withdrawals = 20;
    const double AllowedHere = 1_000;
    const double AllowedThere = 2_000;

    public static async Task RunAsync(Options options, Report report)
    {
        await using var pair = await Pair.StartAsync();
        using var api = pair.Here.CreateApi();
        var map = (await api.CreateAsync("Withdrawn")).GetProperty("id").GetGuid();
        // The first one is the compiler's.
        foreach (var node in new[] { pair.Here, pair.There }) await WithdrawAsync(api, node, map);
        foreach (var (name, node, allowed) in new[] { ("the same node", pair.Here, AllowedHere), ("another node", pair.There, AllowedThere) })
        {
            var slowest = new Rounds();
            for (var round = 0; round < options.Rounds; round++)
            {
                var samples = new List<double>();
                for (var i = 0; i < options.Times(Withdrawals); i++) samples.Add(await WithdrawAsync(api, node, map));
                slowest.Add(samples.Max());
            }

            report.AddTime($"rights: withdrawn, until a connection on {name} is closed and refused, slowest of {options.Times(Withdrawals)}", slowest, allowed, format: "0");
        }
    }

    /// <summary>Milliseconds for one token.</summary>
    static async Task<double> WithdrawAsync(MapApi api, AppServer node, Guid map)
    {
        using var made = await api.Http.PostAsJsonAsync(new Uri("api/v1/tokens", UriKind.Relative), new { name = "to be withdrawn", right = "edit" });
        var token = await made.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        await using var client = await ConnectAsync(node, token.GetProperty("token").GetString()!);
        await client.JoinAsync(map);
        await client.SubmitAsync(map, []);
        var clock = Stopwatch.GetTimestamp();
        using var gone = await api.Http.DeleteAsync(new Uri($"api/v1/tokens/{token.GetProperty("id").GetGuid()}", UriKind.Relative));
        gone.EnsureSuccessStatusCode();
        await client.Closed.NextAsync();
        await client.Disconnected.NextAsync();
        var milliseconds = Stopwatch.GetElapsedTime(clock).TotalMilliseconds;
        try
        {
            await client.SubmitAsync(map, []);
        }
        catch (Exception refused) when (refused is HubException or InvalidOperationException)
        {
            return milliseconds;
        }

        throw new InvalidOperationException("A connection without a right has stored an edit.");
    }

    // Another node knows a new token within a second.
    static async Task<HubClient> ConnectAsync(AppServer node, string token)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await HubClient.ConnectAsync(node.Address, token);
            }
            catch (System.Net.WebSockets.WebSocketException) when (clock.Elapsed < TimeSpan.FromSeconds(10))
            {
                await Task.Delay(50);
            }
        }
    }
}
