using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Api;
using JourneyMapper.Web.Backup;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Future;
using JourneyMapper.Web.Hosting;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Members;
using JourneyMapper.Web.Personas;
using JourneyMapper.Web.Pictures;
using JourneyMapper.Web.Profile;
using JourneyMapper.Web.Sharing;
using JourneyMapper.Web.SourceLibrary;
using JourneyMapper.Web.Templates;
using JourneyMapper.Web.Tokens;
using JourneyMapper.Web.Words;

namespace JourneyMapper.Web;

/// <summary>The table of contents of the application: every feature, in the order in which requests meet it. Tests build it in their own process.</summary>
public static class Server
{
    /// <summary>Everything wired, nothing opened or started.</summary>
    public static WebApplication Build(params string[] args) => Build(args, _ => { });

    /// <summary>The same with services of the caller's own after ours, such as a clock that stands still.</summary>
    internal static WebApplication Build(string[] args, Action<IServiceCollection> more)
    {
        var builder = JourneyHost.CreateBuilder(args);
        builder.AddJourneyData();
        builder.AddShell();
        builder.AddAccounts();
        builder.AddMembers();
        builder.AddTokens();
        builder.AddApi();
        builder.AddLibrary();
        builder.AddTemplates();
        builder.AddBoard();
        builder.AddPersonas();
        builder.AddFuture();
        builder.AddSharing();
        builder.AddPictures();
        builder.AddSources();
        builder.AddBackup();
        builder.AddWords();
        more(builder.Services);

        var app = builder.Build();
        app.UseKnownProxies();
        app.UseShell();
        app.UseApi();
        // After those that answer errors: they send a request through routing once more, to the page that explains.
        app.UseRouting();
        app.UseAccounts();

        app.MapHealth();
        app.MapAccounts();
        app.MapProfile();
        app.MapTokens();
        app.MapApi();
        app.MapPictures();
        app.MapTemplatesApi();
        app.MapSources();
        app.MapBackup();
        app.MapShell();
        return app;
    }
}
