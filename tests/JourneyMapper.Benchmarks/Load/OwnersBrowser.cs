using System.Text.RegularExpressions;
using JourneyMapper.Testing;

namespace JourneyMapper.Benchmarks.Load;

/// <summary>The owner's browser as far as it takes to press the button for a backup.</summary>
sealed partial class OwnersBrowser : IDisposable
{
    readonly HttpClient client;

    OwnersBrowser(Uri address) => client = new HttpClient { BaseAddress = address };

    public static async Task<OwnersBrowser> SignInAsync(AppServer app)
    {
        var browser = new OwnersBrowser(app.Address);
        var page = await browser.client.GetStringAsync(new Uri("/sign-in", UriKind.Relative));
        using var answer = await browser.client.PostAsync(new Uri("/sign-in", UriKind.Relative), Form(page,
            new("_handler", Handler().Match(page).Groups[1].Value), new("email", app.Settings.OwnerEmail!), new("password", app.Settings.OwnerPassword!)));
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    /// <summary>Downloads a backup to its end, and gives its bytes.</summary>
    public async Task<long> DownloadAsync()
    {
        var page = await client.GetStringAsync(new Uri("/backup", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/backup/archive") { Content = Form(page) };
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        if (answer.Content.Headers.ContentType?.MediaType != "application/zip") throw new InvalidOperationException($"No backup came but {(int)answer.StatusCode}.");
        await using var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, bytes) = (new byte[1 << 16], 0L);
        for (int read; (read = await body.ReadAsync(buffer)) > 0;) bytes += read;
        return bytes;
    }

    public void Dispose() => client.Dispose();

    static FormUrlEncodedContent Form(string page, params KeyValuePair<string, string>[] fields) =>
        new([.. fields, new("__RequestVerificationToken", Token().Matches(page)[^1].Groups[1].Value)]);

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("name=\"_handler\" value=\"([^\"]+)\"")]
    private static partial Regex Handler();
}
