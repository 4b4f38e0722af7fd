using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Accounts;

/// <summary>Names for <c>RequireAuthorization</c>. Those of the API take tokens only; <see cref="ViewOrCookie"/> is for GET of exports.</summary>
public static class Policies
{
    public const string View = "view";
    public const string Comment = "comment";
    public const string Edit = "edit";
    public const string Full = "full";
    public const string ViewOrCookie = "viewOrCookie";

    /// <summary>For pages: an owner of the workspace.</summary>
    public const string Owner = "owner";

    internal static void Configure(AuthorizationOptions options)
    {
        // A page that says nothing is for members; pages that are open to all say so with AllowAnonymous.
        options.DefaultPolicy = Build(Can.View, IdentityConstants.ApplicationScheme);
        options.AddPolicy(Owner, Build(Can.Own, IdentityConstants.ApplicationScheme));
        options.AddPolicy(View, Build(Can.View, TokenScheme.Name));
        options.AddPolicy(Comment, Build(Can.Comment, TokenScheme.Name));
        options.AddPolicy(Edit, Build(Can.Edit, TokenScheme.Name));
        options.AddPolicy(Full, Build(Can.Own, TokenScheme.Name));
        options.AddPolicy(ViewOrCookie, Build(Can.View, TokenScheme.Name, IdentityConstants.ApplicationScheme));
    }

    static AuthorizationPolicy Build(Can can, params string[] schemes) =>
        new AuthorizationPolicyBuilder(schemes).RequireAuthenticatedUser().AddRequirements(new CanRequirement(can)).Build();
}

/// <summary>What is asked for.</summary>
enum Can
{
    View,
    Comment,
    Edit,
    Own,
}

sealed record CanRequirement(Can Can) : IAuthorizationRequirement;

/// <summary>Asks the members and sessions as they are now, not the cookie as it was when it was made: whoever was removed or signed out is out at once.</summary>
sealed class CanHandler(Membership membership) : AuthorizationHandler<CanRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, CanRequirement requirement)
    {
        if (CurrentPerson.Of(context.User) is { } author && context.User.Identities.All(IsLive) && Allows(requirement.Can, author.Id)) context.Succeed(requirement);
        return Task.CompletedTask;
    }

    // Programs have no session: their token was looked up for this very request.
    bool IsLive(ClaimsIdentity identity) => identity.AuthenticationType == TokenScheme.Name || !identity.IsAuthenticated ||
        (Guid.TryParse(identity.FindFirst(PersonClaims.Session)?.Value, out var session) && membership.IsLive(session));

    bool Allows(Can can, Guid author) => can switch
    {
        Can.View => membership.CanView(author),
        Can.Comment => membership.CanComment(author),
        Can.Edit => membership.CanEdit(author),
        _ => membership.CanOwn(author),
    };
}
