using System.Text.RegularExpressions;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;
using Npgsql;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace JourneyMapper.Web.Tests.Hosting;

/// <summary>The container files cannot be run here, but the names in them can be compared with the code's.</summary>
public sealed partial class DeploymentTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(JourneyHost.FindContentRoot(AppContext.BaseDirectory), "..", ".."));

    private readonly string dockerfile = File.ReadAllText(Path.Combine(Root, "Dockerfile"));
    private readonly YamlMappingNode services = Services();

    [Fact]
    public void The_image_is_made_of_files_that_exist_and_starts_our_assembly()
    {
        var sources = CopyLine().Matches(dockerfile).SelectMany(m => m.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]);

        Assert.All(sources, source => Assert.True(Path.Exists(Path.Combine(Root, source)), source));
        Assert.Contains($"\"{typeof(JourneyHost).Assembly.GetName().Name}.dll\"", dockerfile, StringComparison.Ordinal);
        Assert.Contains($"ENV {JourneyData.PathSetting.Replace(":", "__", StringComparison.Ordinal)}=/data", dockerfile, StringComparison.Ordinal);
    }

    [Fact]
    public void One_port_is_listened_on_checked_exposed_and_mapped()
    {
        var port = Regex.Match(dockerfile, "ENV ASPNETCORE_HTTP_PORTS=(\\d+)").Groups[1].Value;

        Assert.Contains($"EXPOSE {port}", dockerfile, StringComparison.Ordinal);
        Assert.Contains($"/dev/tcp/127.0.0.1/{port} ", dockerfile, StringComparison.Ordinal);
        Assert.Contains("GET /healthz/ready ", dockerfile, StringComparison.Ordinal);
        Assert.EndsWith($":{port}", services["web"]["ports"][0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_application_is_given_the_database_that_is_made()
    {
        var (web, database) = (services["web"]["environment"], services["database"]["environment"]);

        var settings = new NpgsqlConnectionStringBuilder(web[$"ConnectionStrings__{JourneyData.PostgresName}"].ToString());

        Assert.Equal("database", settings.Host);
        Assert.Equal(database["POSTGRES_DB"].ToString(), settings.Database);
        Assert.Equal(database["POSTGRES_USER"].ToString(), settings.Username);
        Assert.Equal(database["POSTGRES_PASSWORD"].ToString(), settings.Password);
        Assert.Equal("service_healthy", services["web"]["depends_on"]["database"]["condition"].ToString());
    }

    private static YamlMappingNode Services()
    {
        var yaml = new YamlStream();
        using var file = File.OpenText(Path.Combine(Root, "docker-compose.yml"));
        yaml.Load(file);
        return (YamlMappingNode)yaml.Documents[0].RootNode["services"];
    }

    [GeneratedRegex("^COPY (?!--from)(.*)$", RegexOptions.Multiline)]
    private static partial Regex CopyLine();
}
