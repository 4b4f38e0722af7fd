using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using JourneyMapper.Web.Pictures;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Pictures;

/// <summary>Pictures in and out over HTTP, for programs and for pages.</summary>
public sealed class PictureEndpointTests
{
    private const string Api = "/api/v1/images";

    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_picture_that_was_sent_comes_back_for_ever_under_its_address(string kind)
    {
        await using var app = await RunningApp.OnAsync(kind, RunningApp.Owner);
        using var client = app.NewClient(RunningApp.Token);

        using var made = await client.PostAsync(Api, Body(Samples.Png(), "text/html"));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var json = (await made.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal((6, 4), ((int)json["width"]!, (int)json["height"]!));

        using var picture = await client.GetAsync($"{Api}/{json["id"]}");
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(picture.Headers.CacheControl is { Private: true, MaxAge.TotalDays: > 300 });
        Assert.Equal(PictureReader.Read(Samples.Png()).Picture!.Bytes, await picture.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"{Api}/{Guid.NewGuid()}")).StatusCode);
    }

    [Fact]
    public async Task What_is_too_large_or_no_picture_is_refused_with_words_and_stored_nowhere()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var client = app.NewClient(RunningApp.Token);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("sv");

        await AssertRefusedAsync(client, new byte[20 << 20], HttpStatusCode.RequestEntityTooLarge, "tooLarge", "8 MB");
        await AssertRefusedAsync(client, Samples.Drawing, HttpStatusCode.UnprocessableEntity, "notAPicture", "PNG eller JPEG");
        await AssertRefusedAsync(client, Samples.PngOf(9_000, 9_000, 5), HttpStatusCode.UnprocessableEntity, "tooManyPixels", "4096");

        await using var db = app.NewContext();
        Assert.Equal(0, await db.Images.CountAsync());
    }

    [Fact]
    public async Task Strangers_and_readers_add_none_and_a_page_of_another_site_neither()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewClient(RunningApp.Token);
        using var token = await owner.PostAsJsonAsync("/api/v1/tokens", new { name = "Reader", right = "view" });
        using var reader = app.NewClient((string)(await token.Content.ReadFromJsonAsync<JsonObject>())!["token"]!);
        using var stranger = app.NewClient(null);

        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsync(Api, Body(Samples.Png()))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(Api, Body(Samples.Png()))).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.GetAsync($"{Api}/{Guid.NewGuid()}")).StatusCode);
        using var anna = app.NewBrowser();
        await anna.SignInAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await anna.PostBodyAsync("/images", Body(Samples.Png()), "https://elsewhere.example")).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await anna.PostBodyAsync("/images", Body(Samples.Jpeg()), app.Address.GetLeftPart(UriPartial.Authority))).StatusCode);
    }

    private static async Task AssertRefusedAsync(HttpClient client, byte[] upload, HttpStatusCode status, string code, string words)
    {
        using var answer = await client.PostAsync(Api, Body(upload));
        Assert.Equal(status, answer.StatusCode);
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal(code, (string?)problem["code"]);
        Assert.Contains(words, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    private static ByteArrayContent Body(byte[] bytes, string type = "image/png") => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
}
