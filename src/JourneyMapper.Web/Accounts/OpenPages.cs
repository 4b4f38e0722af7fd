using System.Collections.Concurrent;

namespace JourneyMapper.Web.Accounts;

/// <summary>
/// The live connections of pages, by session. When a session ends its pages go to sign-in by themselves (<see cref="SessionGuard"/>); whoever does
/// not is cut off a moment later and cannot come back, since the way back asks for a live session too.
/// </summary>
sealed class OpenPages(Membership membership, TimeProvider clock) : IHostedService
{
    /// <summary>How long a page has to go by itself.</summary>
    static readonly TimeSpan Notice = TimeSpan.FromMilliseconds(800);

    readonly ConcurrentDictionary<Page, Guid> open = new();

    /// <summary>Sessions with a page open here.</summary>
    public IEnumerable<Guid> Sessions => open.Values.Distinct();

    /// <summary>Serves a request of a circuit; it lasts as long as the connection.</summary>
    public async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (PersonClaims.SessionOf(context.User) is not { } session)
        {
            await next(context);
            return;
        }

        var page = new Page(context);
        open[page] = session;
        try
        {
            // It may have ended since the request was let in.
            if (!membership.IsLive(session)) _ = CutAsync(page);
            await next(context);
        }
        finally
        {
            open.TryRemove(page, out _);
            page.Leave();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        membership.Changed += CutEnded;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        membership.Changed -= CutEnded;
        return Task.CompletedTask;
    }

    void CutEnded()
    {
        foreach (var (page, session) in open)
            if (!membership.IsLive(session)) _ = CutAsync(page);
    }

    async Task CutAsync(Page page)
    {
        await Task.Delay(Notice, clock);
        page.Cut();
    }

    /// <summary>Holds the request only as long as it runs: the server uses its memory for another one afterwards.</summary>
    sealed class Page(HttpContext request)
    {
        readonly Lock gate = new();
        HttpContext? running = request;

        public void Cut()
        {
            lock (gate) running?.Abort();
        }

        public void Leave()
        {
            lock (gate) running = null;
        }
    }
}
