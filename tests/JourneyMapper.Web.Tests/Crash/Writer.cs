using System.Collections.Concurrent;
using JourneyMapper.Testing;
using Microsoft.AspNetCore.SignalR;

namespace JourneyMapper.Web.Tests.Crash;

/// <summary>A program that types its own letter into one card as fast as it is answered, and sends again what was not.</summary>
internal sealed class Writer(Guid map, Guid card, char letter)
{
    private const int InFlight = 4;

    private readonly ConcurrentDictionary<string, long> answered = new();
    private readonly ConcurrentQueue<(long Version, string SubmissionId)> seen = new();
    private readonly ConcurrentDictionary<string, long> unanswered = new();
    private int sent;
    private long known;

    public char Letter => letter;

    /// <summary>How many letters it has sent in all, each in a submission of its own.</summary>
    public int Sent => sent;

    /// <summary>What the server has acknowledged.</summary>
    public IReadOnlyDictionary<string, long> Answered => answered;

    /// <summary>What the server has shown.</summary>
    public IReadOnlyCollection<(long Version, string SubmissionId)> Seen => seen;

    /// <summary>Connects, sends again what was not answered, and writes on until the server is gone or it is told to stop.</summary>
    /// <param name="readyAsync">Called once it has joined, or will not: completes when all may begin.</param>
    /// <param name="onAnswer">Called at each answer.</param>
    public async Task RunAsync(Uri server, string token, Func<Task> readyAsync, Action onAnswer, CancellationToken stop)
    {
        await using var client = await TryConnectAsync(server, token);
        var joined = client is null ? null : await TryJoinAsync(client);
        await readyAsync();
        if (client is null || joined is not { } version) return;
        Interlocked.Exchange(ref known, version);
        // Its delta was made on the version that it names, however long ago that was.
        await Task.WhenAll(unanswered.Select(one => SubmitAsync(client, one.Key, one.Value, onAnswer)));
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
        {
            while (!stop.IsCancellationRequested && client.Disconnected.All.Count == 0)
            {
                var (id, made) = ($"{letter}-{Interlocked.Increment(ref sent)}", Interlocked.Read(ref known));
                unanswered[id] = made;
                await SubmitAsync(client, id, made, onAnswer);
            }
        }));
        foreach (var change in client.Changed.All) seen.Enqueue((change.GetProperty("version").GetInt64(), change.GetProperty("submissionId").GetString()!));
    }

    /// <summary>Null when the server has been killed meanwhile: the others were fast.</summary>
    private static async Task<HubClient?> TryConnectAsync(Uri server, string token)
    {
        try
        {
            return await HubClient.ConnectAsync(server, token);
        }
        catch (Exception gone) when (gone is IOException or HttpRequestException or System.Net.WebSockets.WebSocketException)
        {
            return null;
        }
    }

    /// <summary>Joins as soon as the store is there; null when the server has been killed before that.</summary>
    private async Task<long?> TryJoinAsync(HubClient client)
    {
        while (true)
        {
            try
            {
                return (await client.JoinAsync(map)).GetProperty("version").GetInt64();
            }
            catch (HubException refused) when (HubClient.Refusal(refused).GetProperty("code").GetString() is "storeUnavailable")
            {
                // The pool's connections to a database that was killed: the next one is new.
            }
            catch (Exception gone) when (gone is not HubException)
            {
                return null;
            }
        }
    }

    private async Task SubmitAsync(HubClient client, string id, long version, Action onAnswer)
    {
        try
        {
            var answer = await client.SubmitAsync(map, [new { op = "editText", id = card, property = "text", delta = new[] { $"{letter}" } }], id, version);
            var stored = answered[id] = answer.GetProperty("version").GetInt64();
            // Like a page: what is written next is written on what it knows now.
            for (var before = Interlocked.Read(ref known); before < stored && Interlocked.CompareExchange(ref known, stored, before) != before;)
                before = Interlocked.Read(ref known);
            unanswered.TryRemove(id, out _);
            onAnswer();
        }
        catch (HubException refused) when (HubClient.Refusal(refused).GetProperty("code").GetString() is "storeUnavailable")
        {
            // Not known to be stored: it is sent again.
        }
        catch (Exception gone) when (gone is not HubException)
        {
            // The server has been killed.
        }
    }
}
