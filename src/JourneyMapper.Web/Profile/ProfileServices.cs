using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Profile;

/// <summary>A person's own page: what others see of them, and where they are signed in.</summary>
static class ProfileServices
{
    public static void MapProfile(this IEndpointRouteBuilder routes)
    {
        var sessions = routes.MapGroup("/profile/sessions").AddEndpointFilter<AntiforgeryFilter>().RequireAuthorization().ExcludeFromDescription();
        sessions.MapPost("/{id:guid}/end", EndAsync);
        sessions.MapPost("/end-others", EndOthersAsync);
    }

    static async Task<IResult> EndAsync(Guid id, HttpContext context, Sessions sessions, SignInManager<Person> people)
    {
        if (PersonClaims.SessionOf(context.User) == id)
        {
            await people.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }

        // Nobody ends somebody else's; what has ended already is none the less so.
        await sessions.EndAsync(CurrentPerson.Of(context.User)!.Id, id);
        return Results.LocalRedirect("/profile?done=ended#sessions");
    }

    static async Task<IResult> EndOthersAsync(HttpContext context, Sessions sessions)
    {
        await sessions.EndOthersAsync(CurrentPerson.Of(context.User)!.Id, PersonClaims.SessionOf(context.User));
        return Results.LocalRedirect("/profile?done=others#sessions");
    }
}
