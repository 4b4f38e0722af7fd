using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Web.Backup;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;
using Npgsql;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace JourneyMapper.Web.Tests.Hosting;

/// <summary>The files for deployment cannot be run here, but the names in them can be compared with the code's and with each other.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(JourneyHost.FindContentRoot(AppContext.BaseDirectory), "..", ".."));

    private readonly string dockerfile = Read("Dockerfile");
    private readonly YamlNode compose = Compose();

    private YamlNode Services => compose["services"];

    public static TheoryData<string> Files => ["Dockerfile", "docker-compose.yml", "deploy/example.env", "deploy/example.env.web", "deploy/journeymapper.service", "deploy/journeymapper-backup.service", "deploy/nginx.conf", "deploy/traefik.yml", "deploy/Caddyfile", "docs/guide/self-hosting.md"];

    [Fact]
    public void The_image_is_made_of_files_that_exist_and_starts_our_assembly()
    {
        var sources = CopyLine().Matches(dockerfile).SelectMany(m => m.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]);

        Assert.All(sources, source => Assert.True(Path.Exists(Path.Combine(Root, source)), source));
        Assert.Contains($"ENTRYPOINT [\"dotnet\", \"{typeof(JourneyHost).Assembly.GetName().Name}.dll\"]", dockerfile, StringComparison.Ordinal);
        Assert.Contains($"ENV {Variable(JourneyData.PathSetting)}=/data", dockerfile, StringComparison.Ordinal);
        Assert.Contains("USER $APP_UID", dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void One_port_is_listened_on_exposed_mapped_and_proxied()
    {
        var port = Regex.Match(dockerfile, "ENV ASPNETCORE_HTTP_PORTS=(\\d+)").Groups[1].Value;

        Assert.Contains($"EXPOSE {port}", dockerfile, StringComparison.Ordinal);
        Assert.EndsWith($":{port}", Services["web"]["ports"][0].ToString(), StringComparison.Ordinal);
        var upstreams = Regex.Match(Read("deploy/Caddyfile"), "reverse_proxy ([^{]+) \\{").Groups[1].Value.Split(' ');
        Assert.Equal([$"web:{port}", $"web2:{port}"], upstreams);
        var site = Regex.Match(Read("deploy/Caddyfile"), "^:(\\d+) \\{", RegexOptions.Multiline).Groups[1].Value;
        Assert.EndsWith($":{site}", Services["proxy"]["ports"][0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_health_check_asks_for_what_there_is()
    {
        var command = Regex.Match(dockerfile, "HEALTHCHECK[^\\[]*\\[\"dotnet\", \"JourneyMapper.Web.dll\", \"([a-z]+)\"\\]").Groups[1].Value;

        Assert.Contains(command, Commands.All.Select(known => known.Name));
        Assert.Contains($"health_uri {HealthCheck.Path}", Read("deploy/Caddyfile"), StringComparison.Ordinal);
        Assert.Contains($"path: {HealthCheck.Path}", Read("deploy/traefik.yml"), StringComparison.Ordinal);
        Assert.Contains("/healthz/ready", HealthCheck.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web")]
    [InlineData("web2")]
    public void Every_node_is_given_the_database_that_is_made(string node)
    {
        var (web, database) = (Services[node]["environment"], Services["database"]["environment"]);

        var settings = new NpgsqlConnectionStringBuilder(web[$"ConnectionStrings__{JourneyData.PostgresName}"].ToString());

        Assert.Equal("database", settings.Host);
        Assert.Equal(database["POSTGRES_DB"].ToString(), settings.Database);
        Assert.Equal(database["POSTGRES_USER"].ToString(), settings.Username);
        Assert.Equal(database["POSTGRES_PASSWORD"].ToString(), settings.Password);
        Assert.Equal("service_healthy", Services[node]["depends_on"]["database"]["condition"].ToString());
        Assert.Contains("pg_isready -h 127.0.0.1 ", Services["database"]["healthcheck"]["test"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_service_builds_the_image_that_both_nodes_run()
    {
        Assert.Equal(["web"], ((YamlMappingNode)Services).Children.Where(s => ((YamlMappingNode)s.Value).Children.ContainsKey("build")).Select(s => s.Key.ToString()));
        Assert.Equal(Services["web"]["image"].ToString(), Services["web2"]["image"].ToString());
    }

    [Fact]
    public void The_nodes_believe_the_one_address_that_the_proxy_has()
    {
        var address = Services["proxy"]["networks"]["default"]["ipv4_address"].ToString();

        Assert.Equal($"${{PROXY_NETWORKS:-{address}}}", Services["web"]["environment"][Variable(Proxies.NetworksKey)].ToString());
        Assert.Equal(address, Assert.Single(Proxies.Read(address)).BaseAddress.ToString());
        Assert.True(System.Net.IPNetwork.Parse(compose["networks"]["default"]["ipam"]["config"][0]["subnet"].ToString()).Contains(IPAddress.Parse(address)));
        Assert.Equal(["web2", "proxy"], ((YamlMappingNode)Services).Children.Where(s => ((YamlMappingNode)s.Value).Children.ContainsKey("profiles")).Select(s => s.Key.ToString()));
        Assert.All((string[])["deploy/Caddyfile", "deploy/traefik.yml"], file => Assert.Contains("cookie", Read(file), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_mounted_is_there_and_every_volume_is_declared()
    {
        var mounts = ((YamlMappingNode)Services).Children.Values.OfType<YamlMappingNode>().Where(s => s.Children.ContainsKey("volumes"))
            .SelectMany(s => ((YamlSequenceNode)s["volumes"]).Select(v => v.ToString().Split(':')[0])).ToList();

        Assert.All(mounts, mount => Assert.True(
            mount.StartsWith('.') ? File.Exists(Path.Combine(Root, mount)) : ((YamlMappingNode)compose["volumes"]).Children.ContainsKey(mount), mount));
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_setting_that_is_named_exists(string file)
    {
        var known = Settings.All.Select(setting => Variable(setting.Name)).ToList();
        var named = VariableName().Matches(Read(file)).Select(match => match.Value).ToList();

        Assert.All(named, name => Assert.True(known.Any(k => k == name || (k.EndsWith("CATEGORY", StringComparison.Ordinal) && name.StartsWith(k[..^8], StringComparison.Ordinal))), $"{file} names {name}"));
        if (file is "docker-compose.yml" or "deploy/journeymapper.service" or "deploy/journeymapper-backup.service") Assert.NotEmpty(named);
    }

    [Fact]
    public void Nothing_secret_is_committed()
    {
        Assert.All((string[])["deploy/example.env", "deploy/example.env.web"], file =>
            Assert.All(Read(file).Split('\n').Where(line => line.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase) && !line.StartsWith('#')), line => Assert.EndsWith("=", line, StringComparison.Ordinal)));
        Assert.Contains("${POSTGRES_PASSWORD:?", Services["database"]["environment"]["POSTGRES_PASSWORD"].ToString(), StringComparison.Ordinal);
        var ignored = Read(".gitignore").Split('\n');
        Assert.All((string[])[".env", ".env.web"], file => Assert.Contains(file, ignored));
    }

    [Fact]
    public void The_nightly_backup_has_the_user_and_the_settings_of_the_server()
    {
        var (server, backup) = (Read("deploy/journeymapper.service"), Read("deploy/journeymapper-backup.service"));
        var (program, run) = (Line(server, "ExecStart=")["ExecStart=".Length..], Line(backup, "ExecStart="));

        Assert.All(
            (string[])["User=", "Environment=Storage__Path=", "EnvironmentFile=", "StateDirectoryMode=", "NoNewPrivileges=", "ProtectSystem=", "ProtectHome=", "PrivateTmp="],
            setting => Assert.Equal(Line(server, setting), Line(backup, setting)));
        Assert.Contains($"{program} {BackupCommand.Command.Name} ", run, StringComparison.Ordinal);
        // systemd takes a single one for its own.
        Assert.DoesNotMatch("(?<!%)(%%)*%(?!%)", run);
        Assert.DoesNotMatch("(?<!\\$)(\\$\\$)*\\$(?!\\$)", run);
        // Where it reads and where it writes, and nowhere else.
        Assert.Equal($"{Line(server, "StateDirectory=")} {Regex.Match(run, "\"/var/lib/([a-z-]+)/").Groups[1].Value}", Line(backup, "StateDirectory="));
        Assert.Equal("Persistent=true", Line(Read("deploy/journeymapper-backup.timer"), "Persistent="));
    }

    [Fact]
    public void A_restore_by_the_guide_has_the_user_and_the_settings_of_the_server()
    {
        var (server, guide) = (Read("deploy/journeymapper.service"), Read("docs/guide/self-hosting.md"));

        Assert.All((string[])["User=", "StateDirectory=", "StateDirectoryMode=", "EnvironmentFile="], setting => Assert.Contains($" -p {Line(server, setting)} ", guide, StringComparison.Ordinal));
        Assert.Contains($" -E {Line(server, "Environment=Storage__Path=")["Environment=".Length..]} ", guide, StringComparison.Ordinal);
        Assert.Contains($"{Line(server, "ExecStart=")["ExecStart=".Length..]} {RestoreCommand.Command.Name} ", guide, StringComparison.Ordinal);
    }

    [Fact]
    public void Nginx_passes_on_what_live_connections_and_large_submissions_need()
    {
        var nginx = Read("deploy/nginx.conf");

        Assert.All(
            (string[])["Upgrade $http_upgrade", "Connection $connection_upgrade", "Host $http_host", "X-Forwarded-For $remote_addr", "X-Forwarded-Proto $scheme", "X-Forwarded-Host $http_host"],
            header => Assert.Contains($"proxy_set_header {header};", nginx, StringComparison.Ordinal));
        Assert.Contains("proxy_buffering off;", nginx, StringComparison.Ordinal);
        Assert.True(int.Parse(Regex.Match(nginx, "client_max_body_size (\\d+)m;").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) > 10);
    }

    private static string Variable(string setting) => setting.Replace(":", "__", StringComparison.Ordinal);

    private static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    /// <summary>The one line of a unit that begins so.</summary>
    private static string Line(string unit, string start) => Assert.Single(unit.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal));

    private static YamlNode Compose()
    {
        var yaml = new YamlStream();
        using var file = File.OpenText(Path.Combine(Root, "docker-compose.yml"));
        yaml.Load(new MergingParser(new Parser(file)));
        return yaml.Documents[0].RootNode;
    }

    [GeneratedRegex("^COPY (?!--from)(.*)$", RegexOptions.Multiline)]
    private static partial Regex CopyLine();

    [GeneratedRegex("\\b[A-Z][A-Za-z]+__[A-Za-z_]+[A-Za-z]\\b")]
    private static partial Regex VariableName();
}
