using System.Security.Claims;
using JourneyMapper.Web.Layout;

namespace JourneyMapper.Web.Accounts;

/// <summary>Who acts: a person in a browser, or a program by its token (then <see cref="Id"/> is the token's id and there is no e-mail).</summary>
/// <param name="Color">Background of the avatar and the cursor, at AA contrast under white letters.</param>
public sealed record CurrentPerson(Guid Id, string Name, string Color, string Email = "")
{
    /// <summary>Reads the claims of a cookie or a token; null when nobody is signed in.</summary>
    public static CurrentPerson? Of(ClaimsPrincipal? user) =>
        user?.Identity is { IsAuthenticated: true } && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? new(id, user.FindFirstValue(ClaimTypes.Name) ?? "", user.FindFirstValue(PersonClaims.Color) ?? PersonColors.Of(id), user.FindFirstValue(ClaimTypes.Email) ?? "")
            : null;
}
