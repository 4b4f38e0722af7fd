using System.Net;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Backup;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Backup;

/// <summary>The owners' page and its button.</summary>
public sealed class BackupPageTests
{
    private const string Page = "/backup";
    private const string Button = "/backup/archive";

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task An_owner_downloads_what_can_be_restored(string database)
    {
        await using var app = await RunningApp.OnAsync(database, RunningApp.Owner);
        await Workplace.FurnishAsync(app);
        using var owner = app.NewBrowser();
        await owner.SignInAsync();
        Assert.Matches("Maps</dt><dd[^>]*>3</dd>", await owner.ReadAsync(Page));

        using var answer = await owner.SendFromAsync(Page, Button);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/zip", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches("^journeymapper-[0-9-]{15}\\.zip$", answer.Content.Headers.ContentDisposition.FileName!);
        await using var target = await RunningApp.OnAsync("SQLite");
        await ArchiveFile.RestoreAsync(target, await answer.Content.ReadAsByteArrayAsync());
        await using var db = target.NewContext();
        Assert.Equal(3, await db.Maps.CountAsync());
    }

    [Fact]
    public async Task Nobody_else_does()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        await Workplace.FurnishAsync(app);
        using var bo = app.NewBrowser();
        using var stranger = app.NewBrowser();
        await bo.SignInAsync(Workplace.BoEmail, Workplace.BoPassword);

        Assert.Equal("/status/403", (await bo.GetAsync(Page)).Headers.Location!.AbsolutePath);
        Assert.Equal("/status/403", (await bo.SendFromAsync("/password", Button)).Headers.Location!.AbsolutePath);
        Assert.DoesNotContain("/backup", await bo.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await stranger.GetAsync(Page)).Headers.Location!.AbsolutePath);
        Assert.Equal("/sign-in", (await stranger.SendFromAsync("/sign-in", Button)).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task Somebody_who_is_no_owner_any_more_does_not_either()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewBrowser();
        await owner.SignInAsync();
        await using (var db = app.NewContext())
        {
            (await db.Members.SingleAsync()).Role = Role.Editor;
            await db.SaveChangesAsync();
            await app.Get<Membership>().RefreshAsync();
        }

        Assert.Equal("/status/403", (await owner.SendFromAsync("/password", Button)).Headers.Location!.AbsolutePath);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_press_the_button()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewBrowser();
        await owner.SignInAsync();

        Assert.Equal(HttpStatusCode.BadRequest, (await owner.SendPlainAsync(Button)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.GetAsync(Button)).StatusCode);
    }

    [Fact]
    public async Task Two_at_once_are_one_too_many_and_the_next_one_is_let_in()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        using var owner = app.NewBrowser();
        await owner.SignInAsync();
        using (app.Get<BackupDesk>().TryBegin()!)
        {
            using var refused = await owner.SendFromAsync(Page, Button);
            Assert.Equal("/backup?busy=true", refused.Headers.Location!.ToString());
            using var page = await owner.GetAsync("/backup?busy=true");
            Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
            Assert.Contains("is being downloaded at this moment", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await owner.SendFromAsync(Page, Button)).StatusCode);
    }

    [Fact]
    public async Task Whoever_stops_the_download_leaves_the_turn_to_the_next()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var desk = app.Get<BackupDesk>();
        using (var turn = desk.TryBegin()!)
        {
            using var gone = new CancellationTokenSource();
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn.WriteAsync(Stream.Null, gone.Token));
            Assert.Null(desk.TryBegin());
        }

        Assert.NotNull(desk.TryBegin());
    }
}
