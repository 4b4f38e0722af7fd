using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Layout;
using Microsoft.AspNetCore.Diagnostics;

namespace JourneyMapper.Web.Api;

/// <summary>What goes wrong outside an endpoint's own answers, on addresses for programs: always problem+json.</summary>
static class ApiErrors
{
    public static void UseApiErrors(this IApplicationBuilder app) => app.UseWhen(context => ShellServices.IsProgram(context.Request.Path), api =>
    {
        api.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = AnswerExceptionAsync, StatusCodeSelector = StatusOf });
        api.UseStatusCodePages(context => OfStatus(context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));
    });

    static Task AnswerExceptionAsync(HttpContext context) =>
        OfStatus(StatusOf(context.Features.Get<IExceptionHandlerFeature>()?.Error)).ExecuteAsync(context);

    static int StatusOf(Exception? error) => error switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        StoreUnavailableException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    internal static ApiProblem OfStatus(int status) => ApiProblem.Of(status, status switch
    {
        StatusCodes.Status401Unauthorized => "unauthorized",
        StatusCodes.Status403Forbidden => "forbidden",
        StatusCodes.Status404NotFound => "notFound",
        StatusCodes.Status413PayloadTooLarge => "tooLarge",
        StatusCodes.Status429TooManyRequests => "tooManyRequests",
        StatusCodes.Status503ServiceUnavailable => "storeUnavailable",
        < StatusCodes.Status500InternalServerError => "malformed",
        _ => "internalError",
    });
}
