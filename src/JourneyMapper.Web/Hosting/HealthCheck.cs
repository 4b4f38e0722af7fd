using Microsoft.AspNetCore.Http;

namespace JourneyMapper.Web.Hosting;

/// <summary>Asks the server on this machine whether it is ready, for containers whose image has no other program that could.</summary>
static class HealthCheck
{
    public const string Path = "/healthz/ready";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    static readonly string[] AnyHost = ["*", "+", "0.0.0.0", "[::]"];

    public static Command Command { get; } = new("healthcheck", "healthcheck", "asks the server on this machine whether it is ready: exit code 0 or 1", RunAsync);

    /// <summary>The loopback address of a server with these settings: the first one that speaks http, else the first.</summary>
    internal static Uri AddressOf(WebApplicationBuilder builder)
    {
        // In the order of the server: the first of the three that names an address hides the others.
        string[][] sources =
        [
            [.. builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().SelectMany(endpoint => Split(endpoint["Url"]))],
            Split(builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey)),
            [
                .. Split(builder.Configuration["http_ports"]).Select(port => $"http://*:{port}"),
                .. Split(builder.Configuration["https_ports"]).Select(port => $"https://*:{port}"),
            ],
        ];
        var addresses = sources.First(source => source.Length > 0).Select(BindingAddress.Parse).ToList();
        var address = addresses.FirstOrDefault(a => a.Scheme == Uri.UriSchemeHttp) ?? addresses[0];
        return new UriBuilder(address.Scheme, AnyHost.Contains(address.Host) ? "127.0.0.1" : address.Host, address.Port, Path).Uri;
    }

    static async Task<int> RunAsync(string[] args, CancellationToken cancel)
    {
        var address = AddressOf(JourneyHost.CreateBuilder(args));
        // It asks itself: the name in the certificate is that of the outside.
        using var handler = new HttpClientHandler { UseProxy = false, ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, cancel);
            Console.WriteLine(await answer.Content.ReadAsStringAsync(cancel));
            return answer.IsSuccessStatusCode ? Commands.Done : Commands.Failed;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            Console.Error.WriteLine($"{address} does not answer: {e.Message}");
            return Commands.Failed;
        }
    }

    static string[] Split(string? list) => (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
