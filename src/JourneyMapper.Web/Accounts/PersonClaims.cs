using System.Security.Claims;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace JourneyMapper.Web.Accounts;

/// <summary>
/// What the cookie says of a person: id, name, e-mail and colour, and in which session. Rights are not in it, they are asked of <see cref="Membership"/>.
/// </summary>
sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    public const string Color = "color";
    public const string Session = "session";

    /// <summary>The session that a cookie belongs to; null for programs, and for cookies from before there were sessions.</summary>
    public static Guid? SessionOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(Session), out var id) ? id : null;

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var claims = await base.GenerateClaimsAsync(user);
        // Identity puts the user name (the e-mail address) there.
        if (claims.FindFirst(ClaimTypes.Name) is { } userName) claims.RemoveClaim(userName);
        claims.AddClaim(new(ClaimTypes.Name, user.Name));
        claims.AddClaim(new(Color, user.Color));
        return claims;
    }
}
