using System.Collections.Frozen;

namespace JourneyMapper.Web.Board;

/// <summary>A small picture for each channel, drawn on the grid of <see cref="Layout.Icons"/>.</summary>
static class ChannelIcons
{
    static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>
    {
        ["person"] = "M9 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 16c0-3 3-5 6-5s6 2 6 5",
        ["phone"] = "M5 2l2 4-2 1.5a9 9 0 0 0 5.5 5.5L12 11l4 2c0 2-1 3-3 3C8 16 2 10 2 5c0-2 1-3 3-3z",
        ["web"] = "M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14zM2 9h14M9 2c2 2 3 4.5 3 7s-1 5-3 7c-2-2-3-4.5-3-7s1-5 3-7z",
        ["app"] = "M5.5 2h7v14h-7zM8 13.5h2",
        ["mail"] = "M2 4h14v10H2zM2 5l7 5 7-5",
        ["shop"] = "M3 8v7h12V8M2 8l1.5-5h11L16 8c0 2-3.5 2-3.5 0 0 2-3.5 2-3.5 0 0 2-3.5 2-3.5 0C5.500 10 2 10 2 8zM7.500 15v-3.500h3V15",
        ["social"] = "M3 4h12v8H8l-4 3v-3H3zM6.500 8h.1M9 8h.1M11.500 8h.1",
        ["event"] = "M3 4h12v12H3zM3 8h12M6.500 2v3M11.500 2v3M7 12l1.500 1.500L11.500 10.500",
        ["other"] = "M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10zM9 9h.1",
    }.ToFrozenDictionary();

    public static string Path(string? channel) => Paths[channel ?? "other"];
}
