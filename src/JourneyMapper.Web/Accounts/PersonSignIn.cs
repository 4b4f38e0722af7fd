using System.Security.Claims;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace JourneyMapper.Web.Accounts;

/// <summary>Signs people in and out: wherever it is done (sign-in, set-up, joining, a new password), a session begins or ends with it.</summary>
sealed class PersonSignIn(
    UserManager<Person> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, Sessions sessions, SignInLimits limits)
    : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    /// <summary>Always a new session: whoever may have put a cookie into this browser before knows nothing of the one that counts from now on.</summary>
    public override async Task SignInWithClaimsAsync(Person user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        await EndCurrentAsync();
        var session = await sessions.BeginAsync(user.Id, Context.Request.Headers[HeaderNames.UserAgent]);
        limits.Know(user.Email ?? "", Context.Connection.RemoteIpAddress);
        await base.SignInWithClaimsAsync(user, authenticationProperties, [.. additionalClaims, new(PersonClaims.Session, session.ToString())]);
    }

    /// <summary>A new cookie with what is known of the person now, for the same session.</summary>
    public override async Task RefreshSignInAsync(Person user)
    {
        var current = await Context.AuthenticateAsync(AuthenticationScheme);
        if (CurrentPerson.Of(current.Principal)?.Id != user.Id || PersonClaims.SessionOf(current.Principal) is not { } session) return;
        await base.SignInWithClaimsAsync(user, new AuthenticationProperties { IsPersistent = true }, [new(PersonClaims.Session, session.ToString())]);
    }

    public override async Task SignOutAsync()
    {
        await EndCurrentAsync();
        await base.SignOutAsync();
    }

    async Task EndCurrentAsync()
    {
        if (CurrentPerson.Of(Context.User) is { } person && PersonClaims.SessionOf(Context.User) is { } session) await sessions.EndAsync(person.Id, session);
    }
}
