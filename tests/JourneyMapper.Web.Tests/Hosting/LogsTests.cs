using System.Net;
using System.Text.Json;
using JourneyMapper.Testing;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Backup;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Web.Tests.Hosting;

/// <summary>The log turned up as far as it goes tells no secret, no e-mail address and nothing of what stands in maps.</summary>
public sealed class LogsTests(ITestOutputHelper output) : IDisposable
{
    private const string CardText = "Jonquil-queue";
    private const string MapTitle = "Jonquil-title";
    private const string WrongPassword = "not-my-pass-word";
    private const string NewPassword = "brand-new-pass-word";

    private readonly string folder = Directory.CreateTempSubdirectory("journeymapper-logs-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("SQLite", "Debug")]
    [InlineData("PostgreSQL", "Debug")]
    [InlineData("SQLite", "Trace")]
    public async Task No_secret_and_no_content_at_any_level(string kind, string level)
    {
        var database = kind == "SQLite" ? folder : PostgresServer.Shared.NewDatabase();
        string[] loud = [.. ((string[])["Default", "Microsoft.AspNetCore", "Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", "Microsoft.AspNetCore.Hosting.Diagnostics",
            "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Database", "Microsoft.EntityFrameworkCore.Query", "Npgsql"])
            .SelectMany(category => (string[])[$"--Logging:LogLevel:{category}", level, $"--Logging:Console:LogLevel:{category}", level])];
        List<string> secrets = [RunningApp.Token, Uri.EscapeDataString(RunningApp.Token), RunningApp.OwnerPassword, RunningApp.OwnerEmail, CardText, MapTitle, WrongPassword, NewPassword];
        try
        {
            await using var app = await AppProcess.StartAsync([.. Tool.Place(database), .. RunningApp.Owner, "--Logging:Format", "json", .. loud]);
            secrets.AddRange(await UseAsync(app));
            Assert.Equal(0, await app.StopAsync());

            Assert.True(app.Lines.Count > 100, "it says too little for this test to mean anything");
            Assert.All(app.Lines, line => Assert.Equal(JsonValueKind.Object, JsonSerializer.Deserialize<JsonElement>(line).ValueKind));
            var leaks = app.Lines.SelectMany(line => secrets.Where(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)).Select(secret => $"{secret}: {line}")).ToList();
            foreach (var leak in leaks.Take(40)) output.WriteLine(leak);
            Assert.Empty(leaks.Select(leak => leak.Split("\"Category\":\"")[^1].Split('"')[0]).Distinct());
        }
        finally
        {
            if (kind != "SQLite") PostgresServer.Shared.Drop(database);
        }
    }

    /// <summary>What people and programs do on an ordinary day; gives the secrets that came up.</summary>
    private static async Task<IReadOnlyList<string>> UseAsync(AppProcess app)
    {
        using var browser = new Browser(app.Address, "en");
        await browser.SignInAsync(password: WrongPassword);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.SignInAsync()).StatusCode);
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", RunningApp.Token);
        using var api = new MapApi(http);
        var map = await api.CreateAsync(MapTitle);
        var (id, lane, stage, step, card) = (map.GetProperty("id").GetGuid(), map.GetProperty("elements")[0].GetProperty("id").GetGuid(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        object[] operations =
        [
            new { op = "insert", element = new { kind = "stage", id = stage } },
            new { op = "insert", element = new { kind = "step", id = step, stageId = stage } },
            new { op = "insert", element = new { kind = "card", id = card, laneId = lane, stepId = step, text = CardText } },
        ];
        await api.SubmitAsync(id, operations);
        await using (var hub = await HubClient.ConnectAsync(app.Address, RunningApp.Token))
        {
            await hub.JoinAsync(id);
            await hub.SubmitAsync(id, [new { op = "editText", id = card, property = "text", delta = new object[] { 3, $" {CardText} " } }]);
            await Assert.ThrowsAnyAsync<Exception>(() => hub.SubmitAsync(id, [new { op = "set", id = card, property = "nothing", value = CardText }]));
        }
        // As a browser's WebSocket does.
        using (var asked = await http.PostAsync($"/hubs/map/negotiate?negotiateVersion=1&access_token={Uri.EscapeDataString(RunningApp.Token)}", null)) Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        using (var malformed = await http.PostAsync("/api/v1/maps", new StringContent($"{{\"title\":\"{MapTitle}\",", System.Text.Encoding.UTF8, "application/json"))) Assert.Equal(HttpStatusCode.BadRequest, malformed.StatusCode);
        foreach (var page in (string[])["/", $"/maps/{id}", "/bin", "/backup", $"/?q={CardText}", "/members", "/join/a-secret-of-a-link", "/reset/a-secret-of-a-link"]) await browser.GetAsync(page);
        using var stranger = new Browser(app.Address, "en");
        await stranger.SendAsync("/sign-in", ("email", RunningApp.OwnerEmail), ("password", WrongPassword));
        await browser.SendAsync("/password", ("current", RunningApp.OwnerPassword), ("password", NewPassword));
        await browser.SendFromAsync("/backup", "/backup/archive");
        using var made = await http.PostAsync("/api/v1/tokens", new StringContent("""{"name":"x","right":"edit"}""", System.Text.Encoding.UTF8, "application/json"));
        return [JsonSerializer.Deserialize<JsonElement>(await made.Content.ReadAsStringAsync()).GetProperty("token").GetString()!, "a-secret-of-a-link"];
    }
}
