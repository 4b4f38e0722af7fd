using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Hosting;

/// <summary>One setting that the code reads.</summary>
/// <param name="Default">Null = none.</param>
/// <param name="Meaning">One line of Markdown, as docs/guide/configuration.md has it.</param>
public sealed record Setting(string Name, string? Default, string Meaning);

/// <summary>All settings. The guide and <c>help</c> are compared with this list, and so is every place in the code that reads one.</summary>
public static class Settings
{
    public static IReadOnlyList<Setting> All { get; } =
    [
        new($"ConnectionStrings:{JourneyData.PostgresName}", null, "a connection string: PostgreSQL is used; not set: the embedded SQLite"),
        new(JourneyData.PathSetting, JourneyData.DefaultPath, "folder of the embedded database; relative to the application's folder (from source: to the project's folder)"),
        new(AccountsStart.EmailKey, null, "set-up without a visit, on an empty database only: the owner's e-mail address; goes together with the password"),
        new(AccountsStart.PasswordKey, null, "the owner's password, at least 8 characters"),
        new(AccountsStart.TokenKey, null, "together with the two above: an API token with full right, 1-200 printable ASCII characters, taken as it is"),
        new(AccountsStart.WorkspaceKey, AccountsStart.DefaultWorkspace, "together with the first two: the name of the workspace"),
        new(Proxies.NetworksKey, null, "addresses or networks (`10.0.0.0/8`) of reverse proxies, separated by commas; `X-Forwarded-For`, `-Proto` and `-Host` are believed from them and from nobody else"),
        new(Logs.FormatKey, Logs.TextFormat, "`text`, or `json`: one JSON object a line"),
        new("Logging:LogLevel:CATEGORY", null, "how much is logged, as everywhere in .NET; the defaults are in `appsettings.json`"),
        new("urls", JourneyHost.DefaultAddress, "addresses to listen on, separated by semicolons; also `--urls` and `ASPNETCORE_URLS`"),
        new("http_ports", null, "ports to listen on, on all addresses; also `ASPNETCORE_HTTP_PORTS`; `urls` wins"),
        new("https_ports", null, "the same for https; also `ASPNETCORE_HTTPS_PORTS`; needs a certificate (`Kestrel:Certificates:Default:Path`)"),
        new("Kestrel:Endpoints", null, "named addresses with certificates of their own, as everywhere in ASP.NET Core; wins over the three above"),
    ];

    /// <summary>Sections that are ours alone: what stands in them and is not known is a slip of the pen.</summary>
    static readonly string[] OwnSections = ["ConnectionStrings", "Storage", "Setup", "Proxy"];

    /// <summary>Names of settings in our own sections that nobody reads.</summary>
    public static IReadOnlyList<string> Unknown(IConfiguration configuration) =>
    [
        .. OwnSections.SelectMany(section => configuration.GetSection(section).AsEnumerable())
            .Where(pair => pair.Value is not null && !All.Any(setting => string.Equals(setting.Name, pair.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(pair => pair.Key).Order(StringComparer.Ordinal),
    ];

    /// <summary>Says which settings have no effect. Their values may be secrets and are not told.</summary>
    internal static void WarnOfUnknown(this WebApplication app)
    {
        foreach (var name in Unknown(app.Configuration))
            app.Logger.LogWarning("There is no setting {Name}: it has no effect", name);
        if (app.Configuration.GetValue<bool>(Proxies.BelieveEverybodyKey))
            app.Logger.LogWarning("ASPNETCORE_FORWARDEDHEADERS_ENABLED believes everybody's headers: take it away and name your proxy in {Name}", Proxies.NetworksKey);
    }
}
