using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace JourneyMapper.Testing;

/// <summary>
/// The REST interface as a program uses it, for arranging and for looking behind the screen. Every call fails with the
/// server's problem in the message; tests about refusals use <see cref="Http"/> themselves.
/// </summary>
public sealed class MapApi(HttpClient http) : IDisposable
{
    const string Maps = "api/v1/maps";

    public HttpClient Http => http;

    /// <summary>Makes a map and gives it as stored.</summary>
    public Task<JsonElement> CreateAsync(string title, string? kind = null, Guid? id = null) =>
        SendAsync(HttpMethod.Post, Maps, JsonContent.Create(new { id, title, kind }));

    public Task<JsonElement> GetAsync(Guid map) => SendAsync(HttpMethod.Get, $"{Maps}/{map}");

    /// <summary>Answers <c>{version, results}</c>.</summary>
    /// <param name="operations">Anonymous objects or JSON, as CONTRACT 4 writes them.</param>
    public Task<JsonElement> SubmitAsync(Guid map, params object[] operations) =>
        SendAsync(HttpMethod.Post, $"{Maps}/{map}/operations", JsonContent.Create(new { operations }));

    /// <summary>Answers <c>{version, changes, more}</c>.</summary>
    public Task<JsonElement> OperationsAsync(Guid map, long after = 0) => SendAsync(HttpMethod.Get, $"{Maps}/{map}/operations?after={after}");

    /// <summary>Answers <c>{mapId, warnings}</c>.</summary>
    public Task<JsonElement> ImportAsync(string format, string body) =>
        SendAsync(HttpMethod.Post, $"api/v1/imports?format={format}", new StringContent(body, Encoding.UTF8, "text/plain"));

    public async Task<string> ExportAsync(Guid map, string format)
    {
        using var answer = await http.GetAsync(new Uri($"{Maps}/{map}/export/{format}", UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? text : throw Failure(answer, text);
    }

    public async Task DeleteAsync(Guid map)
    {
        using var answer = await http.DeleteAsync(new Uri($"{Maps}/{map}", UriKind.Relative));
        if (!answer.IsSuccessStatusCode)
            throw Failure(answer, await answer.Content.ReadAsStringAsync());
    }

    public void Dispose() => http.Dispose();

    async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var answer = await http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonSerializer.Deserialize<JsonElement>(text) : throw Failure(answer, text);
    }

    static HttpRequestException Failure(HttpResponseMessage answer, string text) =>
        new($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}: {text}", null, answer.StatusCode);
}
