using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Hosting;

/// <summary>How the log is written, and what never gets into it.</summary>
static class Logs
{
    public const string FormatKey = "Logging:Format";
    public const string TextFormat = "text";
    public const string JsonFormat = "json";

    /// <summary>
    /// Categories of the framework that write out addresses of requests (an invitation or a token may be in them), arguments of calls (the text of cards) or fields
    /// of forms when they are turned up, and the least that they may say. This holds whatever the configuration says; a test turns everything up and looks.
    /// </summary>
    static readonly (string Category, LogLevel Least)[] Quiet =
    [
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning),
        ("Microsoft.AspNetCore.HttpsPolicy", LogLevel.Warning),
        ("Microsoft.AspNetCore.Routing.Matching.DfaMatcher", LogLevel.Warning),
        ("Microsoft.AspNetCore.Components.Routing.Router", LogLevel.Warning),
        ("Microsoft.AspNetCore.Components.Server.Circuits.RemoteNavigationManager", LogLevel.Warning),
        ("Microsoft.AspNetCore.Components.Server.Circuits.CircuitHost", LogLevel.Warning),
        // A refusal is an answer, not an error; what really fails is logged by HubFaults.
        ("Microsoft.AspNetCore.SignalR.Internal.DefaultHubDispatcher", LogLevel.None),
    ];

    /// <exception cref="StartException">The setting names another format.</exception>
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        if (IsJson(builder.Configuration))
        {
            builder.Logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        builder.Services.PostConfigure<LoggerFilterOptions>(KeepQuiet);
    }

    /// <summary>Tells whoever starts the application something: as a line, or as an entry of the JSON log so that every line is one.</summary>
    public static void Tell(this WebApplication app, string line)
    {
        if (IsJson(app.Configuration)) app.Logger.LogInformation("{Line}", line);
        else Console.WriteLine(line);
    }

    // For each log by its name too: a rule for one of them (Logging:Console) would win over one for all.
    static void KeepQuiet(LoggerFilterOptions options)
    {
        foreach (var log in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct().ToList())
        {
            foreach (var (category, least) in Quiet) options.Rules.Add(new(log, category, least, filter: null));
        }
    }

    static bool IsJson(IConfiguration configuration) => configuration[FormatKey] switch
    {
        null or "" => false,
        var text when string.Equals(text, TextFormat, StringComparison.OrdinalIgnoreCase) => false,
        var text when string.Equals(text, JsonFormat, StringComparison.OrdinalIgnoreCase) => true,
        var text => throw new StartException($"the setting {FormatKey} is \"{text}\"; it can be {TextFormat} or {JsonFormat}"),
    };
}
