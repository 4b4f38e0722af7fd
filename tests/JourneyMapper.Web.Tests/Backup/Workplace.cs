using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace JourneyMapper.Web.Tests.Backup;

/// <summary>A workspace in which everything that an archive holds is there at least once.</summary>
internal static class Workplace
{
    public const string BoEmail = "bo@example.com";
    public const string BoPassword = "ett långt lösenord";

    /// <summary>Made by random traffic: removed elements, texts, undone steps.</summary>
    public static Guid Map => StartMap.MapId;

    public static Guid PrivateMap { get; } = Guid.CreateVersion7();

    public static Guid BinnedMap { get; } = Guid.CreateVersion7();

    /// <summary>Fills an application that <see cref="RunningApp.Owner"/> has set up; gives the secret of an invitation that is still good.</summary>
    public static async Task<string> FurnishAsync(RunningApp app)
    {
        await using var db = app.NewContext();
        var owner = (await db.Members.SingleAsync()).PersonId;
        var secret = await InviteAsync(app, owner);
        var author = new MapAuthor(app.Get<Membership>().FindToken(RunningApp.Token)!.Id, "API");
        var rooms = app.Get<MapRooms>();
        foreach (var map in (Guid[])[PrivateMap, BinnedMap])
            Assert.IsType<SubmitAnswer.Accepted>(await rooms.CreateAsync(map, new(author, "made", null, [new SetOperation(map, "title", "Grüße & \"Kø\" 🙂")])));
        await EditAsync(rooms, author, 60);
        await ShareAsync(db, owner);
        await app.Get<Membership>().RefreshAsync();
        return secret;
    }

    /// <summary>Random edits of <see cref="Map"/>, which is made first.</summary>
    public static async Task EditAsync(MapRooms rooms, MapAuthor author, int edits)
    {
        Assert.IsType<SubmitAnswer.Accepted>(await rooms.CreateAsync(Map, new(author, "start", null, [.. StartMap.Operations])));
        var (random, versions) = (new Random(7), new List<long>());
        for (var i = 0; i < edits; i++)
        {
            var map = (await rooms.ReadAsync(Map))!;
            var submission = new MapSubmission(author, $"s{i}", map.Version, [new AnyOperation(map, random).Next()]);
            if (versions.Count > 0 && random.Next(8) == 0) submission = submission with { Operations = [], Undoes = [versions[^1]] };
            if (await rooms.SubmitAsync(Map, submission) is SubmitAnswer.Accepted accepted) versions.Add(accepted.Edit.Version);
        }
    }

    private static async Task<string> InviteAsync(RunningApp app, Guid owner)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var invitations = scope.ServiceProvider.GetRequiredService<Invitations>();
        var secret = (await invitations.CreateAsync(Role.Editor, owner))!;
        Assert.NotNull((await invitations.JoinAsync((await invitations.FindAsync(secret))!, "Bo Åström", BoEmail, BoPassword)).Person);
        return secret;
    }

    private static async Task ShareAsync(JourneyDb db, Guid owner)
    {
        var (bo, now) = ((await db.Members.SingleAsync(m => m.PersonId != owner)).PersonId, DateTime.UtcNow);
        var folder = new Folder { Name = "Kunder", CreatedBy = bo, CreatedAt = now };
        db.Folders.Add(folder);
        db.MapAccess.Add(new() { MapId = PrivateMap, OwnerId = owner });
        db.MapGrants.Add(new() { MapId = PrivateMap, PersonId = bo, Role = Role.Commenter });
        db.Favourites.Add(new() { PersonId = bo, MapId = Map });
        db.Visits.Add(new() { PersonId = bo, MapId = Map, At = now });
        db.Images.Add(new() { Type = "image/png", Width = 2, Height = 1, Bytes = [0, 255, 137, 80], CreatedBy = bo, CreatedAt = now });
        var survey = new Source { Kind = "survey", Title = "Survey of May", Link = "https://example.org/", Note = "212 answers", Date = "2026-05-31", CreatedBy = bo, CreatedAt = now };
        db.Sources.Add(survey);
        db.SourceFiles.Add(new() { SourceId = survey.Id, Name = "answers.csv", Bytes = [1, 2, 3] });
        db.Templates.Add(new() { MapId = Guid.CreateVersion7(), Teaser = "For us", Industry = "general", Effort = "quick", Focus = "experience", CreatedBy = bo, CreatedAt = now });
        db.MapViews.Add(new() { MapId = Map, Name = "For leaders", View = "{}", CreatedBy = bo, CreatedAt = now });
        db.Sessions.Add(new() { PersonId = bo, Browser = "a browser", CreatedAt = now, LastSeenAt = now });
        db.PasswordResets.Add(new() { PersonId = bo, TokenHash = "x", CreatedBy = owner, CreatedAt = now, ExpiresAt = now });
        db.Users.Add(new() { Name = "", UserName = null, NormalizedUserName = null, CreatedAt = now, ErasedAt = now, LockoutEnd = DateTimeOffset.UtcNow });
        (await db.Maps.SingleAsync(m => m.Id == Map)).FolderId = folder.Id;
        var binned = await db.Maps.SingleAsync(m => m.Id == BinnedMap);
        (binned.DeletedAt, binned.DeletedBy) = (now, bo);
        await db.SaveChangesAsync();
    }
}
