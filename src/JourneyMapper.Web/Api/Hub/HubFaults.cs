using Microsoft.AspNetCore.SignalR;

namespace JourneyMapper.Web.Api.Hub;

/// <summary>
/// Writes our own mistakes to the log. SignalR would log every refusal as an error with its stack (its dispatcher is silenced in
/// appsettings.json); a refusal is an ordinary answer.
/// </summary>
sealed class HubFaults(ILogger<HubFaults> log) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (Exception error) when (error is not HubException and not OperationCanceledException)
        {
            log.LogError(error, "The hub's {Method} failed", invocationContext.HubMethodName);
            throw;
        }
    }
}
