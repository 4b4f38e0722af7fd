using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Sharing;

namespace JourneyMapper.Web;

/// <summary>The table of contents of the application: every feature, in the order in which requests meet it. Tests build it in their own process.</summary>
public static class Server
{
    /// <summary>Everything wired, nothing opened or started.</summary>
    public static WebApplication Build(params string[] args)
    {
        var builder = JourneyHost.CreateBuilder(args);
        builder.AddJourneyData();
        builder.AddShell();
        builder.AddAccounts();
        builder.AddMembers();
        builder.AddApi();
        builder.AddLibrary();
        builder.AddSharing();

        var app = builder.Build();
        app.UseShell();
        app.UseApi();
        // After those that answer errors: they send a request through routing once more, to the page that explains.
        app.UseRouting();
        app.UseAccounts();

        app.MapHealth();
        app.MapAccounts();
        app.MapApi();
        app.MapShell();
        return app;
    }
}
