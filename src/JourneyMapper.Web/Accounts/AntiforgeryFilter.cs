using Microsoft.AspNetCore.Antiforgery;

namespace JourneyMapper.Web.Accounts;

/// <summary>For form posts without any field, which the framework's own check passes over.</summary>
sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context) : Results.StatusCode(StatusCodes.Status400BadRequest);
}
