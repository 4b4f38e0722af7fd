using System.Net;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.HttpOverrides;

namespace JourneyMapper.Web.Hosting;

/// <summary>
/// Behind a reverse proxy the visitor's address, scheme and host come in headers, which anybody can send. They are believed from the proxies that the
/// configuration names, hop by hop from the last one; without that they have no effect.
/// </summary>
static class Proxies
{
    public const string NetworksKey = "Proxy:KnownNetworks";

    /// <summary>The framework's own switch, which asks nobody who sends the headers.</summary>
    public const string BelieveEverybodyKey = "FORWARDEDHEADERS_ENABLED";

    static readonly char[] Separators = [',', ';', ' '];

    /// <summary>Must come first: whatever follows asks for the address or the scheme.</summary>
    /// <exception cref="StartException">The setting cannot be read.</exception>
    public static void UseKnownProxies(this WebApplication app)
    {
        var networks = Read(app.Configuration[NetworksKey]);
        if (networks.Count == 0) return;
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            // As many hops as are known; the first unknown one is the visitor.
            ForwardLimit = null,
        };
        // Loopback is there by default; it too is named or not believed.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    internal static IReadOnlyList<System.Net.IPNetwork> Read(string? setting) =>
        [.. (setting ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ReadOne)];

    static System.Net.IPNetwork ReadOne(string text)
    {
        if (System.Net.IPNetwork.TryParse(text, out var network)) return network;
        if (IPAddress.TryParse(text, out var address)) return new(address, address.GetAddressBytes().Length * 8);
        throw new StartException($"the setting {NetworksKey} cannot be read: \"{text}\" is neither an address nor a network such as 10.0.0.0/8");
    }
}
