using Microsoft.AspNetCore.Hosting.StaticWebAssets;

namespace JourneyMapper.Web.Hosting;

/// <summary>How the application is addressed and where it finds its files.</summary>
public static class JourneyHost
{
    public const string DefaultAddress = "http://localhost:5080";

    // As seen from a folder above the assembly: of the application's own output, or of the tests'.
    private static readonly string[] ProjectFiles = ["JourneyMapper.Web.csproj", "src/JourneyMapper.Web/JourneyMapper.Web.csproj"];

    // While it starts, the host logs with a stack trace what Start says in one line; afterwards it is the voice of failing background services.
    private const string HostLog = "Microsoft.Extensions.Hosting.Internal.Host";

    private static readonly TimeSpan PatienceAtEnd = TimeSpan.FromSeconds(10);

    // Each of these names an address; only when none is given is ours used, so that it never wins over anybody's wish.
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    /// <summary>A builder with our address and content root, and the static files of packages also when run from source.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // Not the entry assembly: a test run has another one, and the manifest of static files is found by this name.
            ApplicationName = typeof(JourneyHost).Assembly.GetName().Name,
            ContentRootPath = FindContentRoot(AppContext.BaseDirectory),
        });
        if (AddressSettings.All(setting => string.IsNullOrWhiteSpace(builder.Configuration[setting])))
            builder.WebHost.UseUrls(DefaultAddress);
        StaticWebAssetsLoader.UseStaticWebAssets(builder.Environment, builder.Configuration);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = PatienceAtEnd);
        var progress = new StartProgress();
        builder.Services.AddSingleton(progress);
        builder.Logging.AddFilter(HostLog, level => progress.IsDone && level >= LogLevel.Information);
        builder.AddLogs();
        return builder;
    }

    /// <summary>
    /// Published: the folder of the application, from whichever folder it is started. From source: the project's folder, where <c>wwwroot</c>
    /// and <c>data</c> are.
    /// </summary>
    internal static string FindContentRoot(string applicationFolder)
    {
        if (Directory.Exists(Path.Combine(applicationFolder, "wwwroot")))
            return applicationFolder;
        for (var folder = new DirectoryInfo(applicationFolder); folder is not null; folder = folder.Parent)
        {
            if (ProjectFiles.Select(file => Path.Combine(folder.FullName, file)).FirstOrDefault(File.Exists) is { } project)
                return Path.GetDirectoryName(project)!;
        }
        return applicationFolder;
    }
}

/// <summary>How far the start has come.</summary>
internal sealed class StartProgress
{
    public bool IsDone { get; set; }
}
