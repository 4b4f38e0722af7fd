using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Hosting;

/// <summary>Two questions that load balancers and containers ask.</summary>
public static class Health
{
    /// <summary>How long readiness may take to find out; asked for within 2 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    /// <summary><c>/healthz/live</c>: the process answers. <c>/healthz/ready</c>: 200 when the database is reachable and migrated, else 503. Open to all.</summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz/live", () => "live").AllowAnonymous().ExcludeFromDescription();
        app.MapGet(HealthCheck.Path, IsReadyAsync).AllowAnonymous().ExcludeFromDescription();
        return app;
    }

    private static async Task<IResult> IsReadyAsync(IJourneyDatabase database, CancellationToken aborted)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        limit.CancelAfter(Patience);
        bool ready;
        try
        {
            // A driver may be slow to notice that it is cancelled; the answer does not wait for it.
            ready = await database.IsReadyAsync(limit.Token).WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            ready = false;
        }
        return ready ? Results.Text("ready") : Results.Text("the database is not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
