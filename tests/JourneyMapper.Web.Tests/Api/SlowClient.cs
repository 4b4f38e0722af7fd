using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace JourneyMapper.Web.Tests.Api;

/// <summary>A client on a bare WebSocket that reads only when it is told to, so that the network fills up behind it.</summary>
internal sealed class SlowClient(WebSocket socket) : IDisposable
{
    private const char End = '\u001e';

    private readonly StringBuilder received = new();
    private readonly byte[] buffer = new byte[64 * 1024];
    private long version;

    public int Snapshots { get; private set; }

    /// <summary>Joins, and stops reading with the answer.</summary>
    public async Task JoinAsync(Guid map)
    {
        await SendAsync("""{"protocol":"json","version":1}""");
        await NextAsync();
        await SendAsync($$"""{"type":1,"invocationId":"1","target":"Join","arguments":["{{map}}"]}""");
        while (true)
        {
            using var message = JsonDocument.Parse(await NextAsync());
            if (!message.RootElement.TryGetProperty("result", out var result)) continue;
            version = result.GetProperty("version").GetInt64();
            return;
        }
    }

    /// <summary>Reads again until this version has come, and gives the version it has then: without a gap but for snapshots.</summary>
    /// <exception cref="InvalidDataException">A version is missing or comes twice.</exception>
    public async Task<long> ReadUpToAsync(long last)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (version < last)
        {
            using var message = JsonDocument.Parse(await NextAsync(limit.Token));
            if (!message.RootElement.TryGetProperty("target", out var target)) continue;
            var argument = message.RootElement.GetProperty("arguments")[0];
            switch (target.GetString())
            {
                case "Changed" when argument.GetProperty("version").GetInt64() is var next && next != version + 1:
                    throw new InvalidDataException($"Version {next} came after {version}.");
                case "Changed":
                    version++;
                    break;
                case "Snapshot" when argument.GetProperty("version").GetInt64() is var next && next <= version:
                    throw new InvalidDataException($"A snapshot of version {next} came after {version}.");
                case "Snapshot":
                    Snapshots++;
                    version = argument.GetProperty("version").GetInt64();
                    if (argument.GetProperty("map").GetProperty("version").GetInt64() != version) throw new InvalidDataException("The snapshot's map is of another version.");
                    break;
            }
        }

        return version;
    }

    public void Dispose() => socket.Dispose();

    private Task SendAsync(string message) => socket.SendAsync(Encoding.UTF8.GetBytes(message + End), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<string> NextAsync(CancellationToken cancel = default)
    {
        while (true)
        {
            var text = received.ToString();
            var end = text.IndexOf(End, StringComparison.Ordinal);
            if (end >= 0)
            {
                received.Remove(0, end + 1);
                return text[..end];
            }

            var read = await socket.ReceiveAsync(buffer, cancel);
            received.Append(Encoding.UTF8.GetString(buffer, 0, read.Count));
        }
    }
}
