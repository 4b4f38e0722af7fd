using System.Text.Json;
using JourneyMapper.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace JourneyMapper.Browser.Tests.HarnessTests;

/// <summary>The client of programs against a hub that answers as CONTRACT 7 says, without a map behind it.</summary>
public sealed class The_hub_client : IAsyncLifetime
{
    static readonly Guid Map = Guid.CreateVersion7();

    WebApplication? app;

    Uri Address => new(app!.Urls.Single());

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSignalR();
        app = builder.Build();
        app.MapHub<EchoHub>(HubClient.Path);
        await app.StartAsync();
    }

    public async Task DisposeAsync() => await app!.DisposeAsync();

    [Fact]
    public async Task Joins_submits_and_hears_of_the_change()
    {
        await using var client = await HubClient.ConnectAsync(Address, "secret");
        var joined = await client.JoinAsync(Map);
        Assert.Equal(7, joined.GetProperty("version").GetInt64());

        var answer = await client.SubmitAsync(Map, [new { op = "remove", id = Map }], "one");
        Assert.Equal(8, answer.GetProperty("version").GetInt64());

        var change = await client.Changed.NextAsync(change => change.GetProperty("submissionId").GetString() == "one");
        Assert.Equal("remove", change.GetProperty("operations")[0].GetProperty("op").GetString());
    }

    [Theory]
    [InlineData(TokenPlace.Header, "Bearer secret|")]
    [InlineData(TokenPlace.Query, "|secret")]
    [InlineData(TokenPlace.Nowhere, "|")]
    public async Task Shows_its_token_where_it_is_told(TokenPlace place, string seen)
    {
        await using var client = await HubClient.ConnectAsync(Address, "secret", place);
        Assert.Equal(seen, (await client.JoinAsync(Map)).GetProperty("credentials").GetString());
    }

    [Fact]
    public async Task Finds_the_problem_in_a_refusal()
    {
        await using var client = await HubClient.ConnectAsync(Address, "secret");
        var refusal = await Assert.ThrowsAsync<HubException>(() => client.LeaveAsync(Map));
        Assert.Equal("forbidden", HubClient.Refusal(refusal).GetProperty("code").GetString());
    }

    [Fact]
    public async Task Carries_large_messages_whole()
    {
        await using var client = await HubClient.ConnectAsync(Address, "secret");
        var text = new string('x', 20_000);
        await client.SubmitAsync(Map, [new { op = "set", value = text }]);
        Assert.Equal(text, (await client.Changed.NextAsync()).GetProperty("operations")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task Learns_that_the_server_has_hung_up()
    {
        await using var client = await HubClient.ConnectAsync(Address, "secret");
        await Assert.ThrowsAnyAsync<Exception>(() => client.SetPresenceAsync(Map));
        await client.Disconnected.NextAsync();
    }

    sealed class EchoHub : Hub
    {
        public object Join(Guid mapId)
        {
            var request = Context.GetHttpContext()!.Request;
            return new { version = 7, map = new { id = mapId }, credentials = $"{request.Headers.Authorization}|{request.Query["access_token"]}" };
        }

        public async Task<object> Submit(JsonElement submission)
        {
            await Clients.Caller.SendAsync("Changed", submission);
            return new { version = 8 };
        }

        public JsonElement SetPresence(JsonElement presence)
        {
            Context.Abort();
            return presence;
        }

        public void Leave(Guid mapId) => throw new HubException($$"""{"code":"forbidden","id":"{{mapId}}","detail":"{{Context.ConnectionId}}"}""");
    }
}
