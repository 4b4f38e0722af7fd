using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyMapper.Web.Tests.Members;

/// <summary>People in a workspace that runs, made without a form.</summary>
internal static class Workspace
{
    public const string Password = "a short sentence";

    public static async Task<Guid> AnnaAsync(this RunningApp app)
    {
        await using var db = app.NewContext();
        return (await db.Users.SingleAsync(p => p.Email == RunningApp.OwnerEmail)).Id;
    }

    /// <summary>A new member: "Ben" has ben@example.com and <see cref="Password"/>.</summary>
    public static async Task<Guid> AddAsync(this RunningApp app, Role role, string name)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var (hasher, normalizer) = (scope.ServiceProvider.GetRequiredService<IPasswordHasher<Person>>(), scope.ServiceProvider.GetRequiredService<ILookupNormalizer>());
        var person = SetupDesk.NewPerson(name, EmailOf(name), Password, hasher, normalizer, DateTime.UtcNow);
        await using var db = app.NewContext();
        db.Users.Add(person);
        db.Members.Add(new() { PersonId = person.Id, Role = role, JoinedAt = DateTime.UtcNow });
        await db.SaveChangesAsync();
        await app.Get<Membership>().RefreshAsync();
        return person.Id;
    }

    public static string EmailOf(string name) => $"{name.ToLowerInvariant()}@example.com";

    public static Role? RoleOf(this RunningApp app, Guid person) => app.Get<Membership>().RoleOf(person);

    /// <summary>Calls a service that lives as long as a request.</summary>
    public static async Task<TResult> AskAsync<T, TResult>(this RunningApp app, Func<T, Task<TResult>> ask) where T : notnull
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    public static Task<string?> InviteAsync(this RunningApp app, InvitationTerms terms, Guid by) =>
        app.AskAsync<Invitations, string?>(links => links.CreateAsync(terms, by));

    public static Task<(MemberOutcome Outcome, string? Secret)> ResetAsync(this RunningApp app, Guid person, Guid by) =>
        app.AskAsync<PasswordResets, (MemberOutcome, string?)>(resets => resets.CreateAsync(person, by));

    /// <summary>A token made by a member.</summary>
    public static async Task<string> TokenOfAsync(this RunningApp app, Guid person, TokenRight right)
    {
        var secret = Secret.Create();
        await using var db = app.NewContext();
        db.ApiTokens.Add(new() { Name = "script", TokenHash = Secret.Hash(secret), Right = right, CreatedBy = person, CreatedAt = DateTime.UtcNow });
        await db.SaveChangesAsync();
        await app.Get<Membership>().RefreshAsync();
        return secret;
    }

    public static MapAuthor Author(Guid id, string name) => new(id, name);
}
