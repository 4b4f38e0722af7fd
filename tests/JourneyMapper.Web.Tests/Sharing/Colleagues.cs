using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Sharing;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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

    /// <summary>A new member.</summary>
    public static async Task<Colleague> NewMemberAsync(this RunningApp app, string name, Role role)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (hasher, normalizer) = (scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>(), scope.ServiceProvider.GetRequiredService<ILookupNormalizer>());
        var email = $"{name}-{Guid.NewGuid():n}@example.com".ToLowerInvariant();
        var person = SetupDesk.NewPerson(name, email, Colleague.Password, hasher, normalizer, DateTime.UtcNow);
        await using var db = app.NewContext();
        db.Users.Add(person);
        db.Members.Add(new() { PersonId = person.Id, Role = role, JoinedAt = DateTime.UtcNow });
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
