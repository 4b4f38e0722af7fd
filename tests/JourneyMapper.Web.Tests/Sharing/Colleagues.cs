using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Sharing;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace JourneyMapper.Web.Tests.Sharing;

/// <summary>A member of the workspace: a person, and a program that acts for that person.</summary>
internal sealed record Colleague(MapAuthor Person, string Email, string Token)
{
    public const string Password = "12345678";

    public Guid Id => Person.Id;
}

/// <summary>Makes members and maps with rules.</summary>
internal static class Colleagues
{
    /// <summary>The owner that set-up made, with a token of hers.</summary>
    public static async Task<Colleague> AnnaAsync(this RunningApp app)
    {
        await using var db = app.NewContext();
        var anna = await db.Users.SingleAsync(person => person.Email == RunningApp.OwnerEmail);
        return new(new(anna.Id, anna.Name), RunningApp.OwnerEmail, await NewTokenAsync(app, anna.Id));
    }

    /// <summary>Somebody who has come by an invitation.</summary>
    public static async Task<Colleague> NewMemberAsync(this RunningApp app, string name, Role role)
    {
        var (secret, email) = (Secret.Create(), $"{name}-{Guid.NewGuid():n}@example.com".ToLowerInvariant());
        await using var db = app.NewContext();
        db.Invitations.Add(new() { TokenHash = Secret.Hash(secret), Role = Role.Editor, CreatedAt = DateTime.UtcNow, ExpiresAt = DateTime.UtcNow.AddDays(1) });
        await db.SaveChangesAsync();
        using var browser = app.NewBrowser();
        await browser.SendAsync("/join/" + secret, ("name", name), ("email", email), ("password", Colleague.Password));
        var person = await db.Users.SingleAsync(one => one.Email == email);
        (await db.Members.SingleAsync(member => member.PersonId == person.Id)).Role = role;
        await db.SaveChangesAsync();
        return new(new(person.Id, name), email, await NewTokenAsync(app, person.Id));
    }

    /// <summary>A map of this person's, with the title in a card too; private when asked for.</summary>
    public static async Task<Guid> NewMapAsync(this RunningApp app, Colleague by, string title, bool isPrivate = false)
    {
        var id = Guid.CreateVersion7();
        Task<SubmitAnswer> MakeAsync() => app.Get<MapDesk>().CreateAsync(id, title, Maps.Templates.MapKinds.CurrentState, by.Person, title);
        Assert.IsType<SubmitAnswer.Accepted>(isPrivate ? await app.Get<MapSharing>().CreatePrivateAsync(id, by.Person, MakeAsync) : await MakeAsync());
        return id;
    }

    /// <summary>Sets the rules of a map, as whoever decides about it.</summary>
    public static Task<SharingAnswer> ShareAsync(this RunningApp app, Guid map, Colleague by, Role? everyone, params (Colleague Who, Role Right)[] named) =>
        app.Get<MapSharing>().SaveAsync(map, by.Id, everyone, named.ToDictionary(one => one.Who.Id, one => one.Right), by.Id);

    /// <summary>A token with full right, made by this person.</summary>
    private static async Task<string> NewTokenAsync(RunningApp app, Guid person)
    {
        var secret = Secret.Create();
        await using var db = app.NewContext();
        db.ApiTokens.Add(new() { Name = "program", TokenHash = Secret.Hash(secret), Right = TokenRight.Full, CreatedBy = person, CreatedAt = DateTime.UtcNow });
        await db.SaveChangesAsync();
        await app.Get<Membership>().RefreshAsync();
        return secret;
    }
}
