using Microsoft.Playwright;

namespace JourneyMapper.Benchmarks.Board;

/// <summary>Counts what a page and the server say to each other over WebSockets, both ways, without the signs of life. Made before the page is opened.</summary>
sealed class Talk
{
    // In the circuits' protocol: two bytes follow, a list of one, the number of a ping.
    static readonly byte[] SignOfLife = [0x02, 0x91, 0x06];

    int messages;

    public Talk(IPage page) => page.WebSocket += (_, socket) =>
    {
        socket.FrameSent += (_, frame) => Count(frame);
        socket.FrameReceived += (_, frame) => Count(frame);
    };

    public int Messages => Volatile.Read(ref messages);

    void Count(IWebSocketFrame frame)
    {
        if (frame.Binary is { } bytes && bytes.AsSpan().SequenceEqual(SignOfLife)) return;
        Interlocked.Increment(ref messages);
    }
}
