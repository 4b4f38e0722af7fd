using System.Net;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.SourceLibrary;
using JourneyMapper.Web.Tests.Accounts;
using JourneyMapper.Web.Tests.Library;
using JourneyMapper.Web.Tests.Sharing;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.SourceLibrary;

/// <summary>What statements rest on, in the library of the workspace.</summary>
public sealed class SourceLibraryTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_source_is_made_mended_found_retired_and_offered_again(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, shelf, anna) = (team.App.Get<SourceDesk>(), team.App.Get<SourceShelf>(), team.Anna.Id);
        var changes = 0;
        desk.Changed += () => changes++;
        var fields = new SourceFields("survey", "  Kundenkät våren  ", new DateOnly(2026, 4, 1), " https://example.org/survey ", "212 answered\nno former customers");
        var id = (await desk.MakeAsync(fields, anna)).Id!.Value;
        await desk.MakeAsync(fields with { Kind = "interview", Title = "Interviews" }, anna);

        var stored = Assert.Single((await shelf.FindAsync([id, Guid.NewGuid()], anna)).Values);
        Assert.Equal(new SourceFields("survey", "Kundenkät våren", new DateOnly(2026, 4, 1), "https://example.org/survey", fields.Note), stored.Fields);
        Assert.Equal(["Interviews", "Kundenkät våren"], (await shelf.ListAsync(anna)).Select(source => source.Title));
        Assert.Equal("Kundenkät våren", Assert.Single(SourceShelf.Offer(await shelf.ListAsync(anna), "kundenkät")).Title);
        Assert.True(SourceShelf.Matches(stored, "FORMER enkät") && !SourceShelf.Matches(stored, "enkat"));

        Assert.Equal(SourceOutcome.Done, (await desk.ChangeAsync(id, new("review", "Reviews", null, " ", ""), anna)).Outcome);
        Assert.Equal(new SourceFields("review", "Reviews", null, null, null), (await shelf.FindAsync([id], anna))[id].Fields);
        Assert.Equal(SourceOutcome.Done, (await desk.RetireAsync(id, true, anna)).Outcome);
        Assert.Empty(SourceShelf.Offer(await shelf.ListAsync(anna), "reviews"));
        Assert.Equal([("Interviews", false), ("Reviews", true)], (await shelf.ListAsync(anna)).Select(source => (source.Title, source.IsRetired)));
        await desk.RetireAsync(id, false, anna);
        Assert.Single(SourceShelf.Offer(await shelf.ListAsync(anna), "reviews"));
        Assert.Equal(5, changes);
        Assert.Equal(SourceOutcome.Gone, (await desk.ChangeAsync(Guid.NewGuid(), fields, anna)).Outcome);
        Assert.Equal(SourceOutcome.Gone, (await desk.RetireAsync(Guid.NewGuid(), true, anna)).Outcome);
        Assert.Equal(SourceOutcome.Gone, (await desk.AttachAsync(Guid.NewGuid(), "a.pdf", [1], anna)).Outcome);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_cannot_be_is_refused_and_nothing_is_stored(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var desk = team.App.Get<SourceDesk>();
        var good = new SourceFields("survey", "Survey", null, null, null);
        (SourceFields Fields, SourceOutcome Outcome)[] cases =
        [
            (good with { Title = "  " }, SourceOutcome.Untitled),
            (good with { Title = new string('x', Limits.Title + 1) }, SourceOutcome.TooLong),
            (good with { Note = new string('x', SourceDesk.NoteLength + 1) }, SourceOutcome.TooLong),
            (good with { Title = "two\nlines" }, SourceOutcome.InvalidText),
            (good with { Note = "half \ud83d" }, SourceOutcome.InvalidText),
            (good with { Kind = "rumour" }, SourceOutcome.UnknownKind),
            (good with { Link = "javascript:alert(1)" }, SourceOutcome.InvalidLink),
        ];
        foreach (var (fields, outcome) in cases) Assert.Equal(outcome, (await desk.MakeAsync(fields, team.Anna.Id)).Outcome);
        Assert.Empty(await team.App.Get<SourceShelf>().ListAsync(team.Anna.Id));

        var id = (await desk.MakeAsync(good, team.Anna.Id)).Id!.Value;
        Assert.Equal(SourceOutcome.NoFile, (await desk.AttachAsync(id, "a.pdf", [], team.Anna.Id)).Outcome);
        Assert.Equal(SourceOutcome.FileTooLarge, (await desk.AttachAsync(id, "a.pdf", new byte[SourceDesk.MaxFileBytes + 1], team.Anna.Id)).Outcome);
        Assert.Null(await team.App.Get<SourceShelf>().FileAsync(id, team.Anna.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_may_only_look_changes_nothing_and_who_is_no_member_sees_nothing(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, shelf) = (team.App.Get<SourceDesk>(), team.App.Get<SourceShelf>());
        var eva = await team.JoinAsync("Eva", Role.Viewer);
        var fields = new SourceFields("survey", "Survey", null, null, null);
        var id = (await desk.MakeAsync(fields, team.Anna.Id)).Id!.Value;
        await desk.AttachAsync(id, "a.pdf", [1, 2, 3], team.Anna.Id);

        Assert.Equal(SourceOutcome.Forbidden, (await desk.MakeAsync(fields, eva.Id)).Outcome);
        Assert.Equal(SourceOutcome.Forbidden, (await desk.ChangeAsync(id, fields with { Title = "Mine" }, eva.Id)).Outcome);
        Assert.Equal(SourceOutcome.Forbidden, (await desk.RetireAsync(id, true, eva.Id)).Outcome);
        Assert.Equal(SourceOutcome.Forbidden, (await desk.AttachAsync(id, "b.pdf", [1], eva.Id)).Outcome);
        Assert.Equal(SourceOutcome.Forbidden, (await desk.DetachAsync(id, eva.Id)).Outcome);
        Assert.Equal(("Survey", "a.pdf"), Assert.Single((await shelf.ListAsync(eva.Id)).Select(source => (source.Title, source.FileName))));
        Assert.NotNull(await shelf.FileAsync(id, eva.Id));

        var stranger = Guid.NewGuid();
        Assert.Empty(await shelf.ListAsync(stranger));
        Assert.Empty(await shelf.FindAsync([id], stranger));
        Assert.Null(await shelf.FileAsync(id, stranger));
        Assert.Empty(await shelf.UsesAsync(stranger));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_a_source_is_used_is_told_of_maps_that_the_reader_may_see(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (desk, shelf) = (team.App.Get<SourceDesk>(), team.App.Get<SourceShelf>());
        var eva = await team.JoinAsync("Eva", Role.Viewer);
        var id = (await desk.MakeAsync(new("survey", "Survey", null, null, null), team.Anna.Id)).Id!.Value;
        var open = await team.MapAsync("Open", null, (Actions.Kind, "Rings"), (Pains.Kind, "Waits"));
        var hidden = await team.MapAsync("Secret", null, (Actions.Kind, "Rings"));
        foreach (var map in new[] { open, hidden })
            foreach (var card in (await team.ReadAsync(map)).Cards().ToList())
                await team.EditAsync(map, team.Anna, new InsertOperation(Evidence.Kind, Guid.CreateVersion7(), [
                    new("cardId", card.Id), PropertyValue.Of(Evidence.Source, "Survey"), PropertyValue.Of(Evidence.SourceId, id)]));
        await team.HideAsync(hidden, team.Anna);

        Assert.Equal([new SourceUse(open, "Open", 2), new SourceUse(hidden, "Secret", 1)], (await shelf.UsesAsync(team.Anna.Id))[id]);
        Assert.Equal([new SourceUse(open, "Open", 2)], (await shelf.UsesAsync(eva.Id))[id]);

        var removed = (await team.ReadAsync(open)).Cards().First();
        await team.EditAsync(open, team.Anna, new RemoveOperation(removed.Id));
        Assert.Equal([new SourceUse(open, "Open", 1)], (await shelf.UsesAsync(eva.Id))[id]);
        await team.Desk.BinAsync(open, team.Anna);
        Assert.Empty((await shelf.UsesAsync(eva.Id))[id]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_file_is_given_out_to_be_kept_and_only_to_members_on_our_own_pages(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var desk = team.App.Get<SourceDesk>();
        var id = (await desk.MakeAsync(new("file", "Answers", null, null, null), team.Anna.Id)).Id!.Value;
        byte[] page = [.. "<script>alert(1)</script>"u8];
        await desk.AttachAsync(id, "C:\\answers\\svar \u202Efdp.HTML", page, team.Anna.Id);
        var eva = await team.App.NewMemberAsync("Eva", Role.Viewer);

        using var browser = new Accounts.Browser(team.App.Address, "en");
        var path = SourceServices.FileAddress(id);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync(path)).StatusCode);
        await browser.SignInAsync(eva.Email, Colleague.Password);
        var answer = await browser.GetAsync(path);
        Assert.Equal(page, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(("application/octet-stream", "attachment", "svar -fdp.html"), (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(SourceServices.FileAddress(Guid.NewGuid()))).StatusCode);

        await desk.AttachAsync(id, "newer.pdf", [1], team.Anna.Id);
        Assert.Equal([1], await (await browser.GetAsync(path)).Content.ReadAsByteArrayAsync());
        browser.ComesFrom = "cross-site";
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(path)).StatusCode);
        await desk.DetachAsync(id, team.Anna.Id);
        await using var db = team.App.NewContext();
        Assert.Empty(await db.SourceFiles.ToListAsync());
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd.bin")]
    [InlineData("answers.xlsx", "answers.xlsx")]
    [InlineData("..", "file.bin")]
    [InlineData("a.b c:d", "a.b c-d.bin")]
    [InlineData(".htaccess", "file.htaccess")]
    [InlineData("report.tar.GZ", "report.tar.gz")]
    public void A_name_leads_nowhere(string given, string kept) => Assert.Equal(kept, SourceFileName.Clean(given));
}
