using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;

namespace JourneyMapper.Web;

/// <summary>The application: first its services, then its pages and endpoints.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => Create(args).RunJourneyAsync();

    /// <summary>The application, not started; tests start it in their own process with <see cref="Start.StartJourneyAsync"/>.</summary>
    public static WebApplication Create(params string[] args)
    {
        var builder = JourneyHost.CreateBuilder(args);
        builder.AddJourneyData();

        var app = builder.Build();
        app.MapHealth();
        return app;
    }
}
