using System.Text.RegularExpressions;
using JourneyMapper.Testing;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Hosting;
using JourneyMapper.Web.Tests.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace JourneyMapper.Web.Tests.Hosting;

/// <summary>One list of settings; the code reads no other, and the guide names them all.</summary>
public sealed partial class SettingsTests
{
    [Fact]
    public void The_guide_says_what_the_code_says()
    {
        var guide = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "guide", "configuration.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(Settings.All.Select(s => $"| `{s.Name}` | {(s.Default is null ? "none" : $"`{s.Default}`")} | {s.Meaning} |"), guide);
    }

    [Fact]
    public void Every_place_that_reads_a_setting_reads_one_of_the_list()
    {
        var reads = Sources.Files("*.cs").Concat(Sources.Files("*.razor")).Where(file => !file.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(file => Read().Matches(File.ReadAllText(file)).Select(match => (File: Path.GetFileName(file), Argument: match.Groups["argument"].Value.Trim()))).ToList();
        var known = Settings.All.Select(setting => setting.Name).Append(Proxies.BelieveEverybodyKey).ToHashSet();

        Assert.True(reads.Count > 8, "the search finds nothing any more");
        Assert.All(reads, read => Assert.True(known.Contains(Resolve(read.Argument)), $"{read.File} reads {read.Argument} ({Resolve(read.Argument)})"));
    }

    [Theory]
    [InlineData("--Storage:Pth", "Storage:Pth")]
    [InlineData("--Setup:OwnerMail", "Setup:OwnerMail")]
    [InlineData("--ConnectionStrings:Postgre", "ConnectionStrings:Postgre")]
    [InlineData("--Proxy:KnownNetwork", "Proxy:KnownNetwork")]
    [InlineData("--storage:PATH", null)]
    [InlineData("--Kestrel:Limits:MaxConcurrentConnections", null)]
    public void A_slip_of_the_pen_in_our_own_sections_is_found(string argument, string? unknown) =>
        Assert.Equal(unknown is null ? [] : [unknown], Settings.Unknown(new ConfigurationBuilder().AddCommandLine([argument, "1"]).Build()));

    [Fact]
    public async Task A_setting_without_effect_is_told_at_start_without_its_value()
    {
        var folder = Directory.CreateTempSubdirectory("journeymapper-settings-").FullName;
        try
        {
            await using var app = await AppProcess.OnSqliteAsync(folder, "--Setup:OwnerPasword", "s3cret-s3cret");

            Assert.Contains(app.Lines, line => line.Contains("There is no setting Setup:OwnerPasword", StringComparison.Ordinal));
            Assert.DoesNotContain(app.Lines, line => line.Contains("s3cret", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(new[] { "--urls", "http://*:8080" }, "http://127.0.0.1:8080/healthz/ready")]
    [InlineData(new[] { "--urls", "https://0.0.0.0:8443;http://localhost:5081" }, "http://localhost:5081/healthz/ready")]
    [InlineData(new[] { "--urls", "https://+:8443" }, "https://127.0.0.1:8443/healthz/ready")]
    [InlineData(new[] { "--urls", "http://[::]:8080" }, "http://127.0.0.1:8080/healthz/ready")]
    [InlineData(new[] { "--http_ports", "8080;8081" }, "http://127.0.0.1:8080/healthz/ready")]
    [InlineData(new[] { "--https_ports", "8443", "--http_ports", "8080" }, "http://127.0.0.1:8080/healthz/ready")]
    [InlineData(new[] { "--https_ports", "8443" }, "https://127.0.0.1:8443/healthz/ready")]
    [InlineData(new[] { "--urls", "https://+:8443", "--http_ports", "8080" }, "https://127.0.0.1:8443/healthz/ready")]
    [InlineData(new[] { "--Kestrel:Endpoints:Web:Url", "http://*:9090", "--urls", "http://*:8080", "--http_ports", "8081" }, "http://127.0.0.1:9090/healthz/ready")]
    [InlineData(new[] { "--Kestrel:Endpoints:A:Url", "https://*:9443", "--Kestrel:Endpoints:B:Url", "http://*:9090" }, "http://127.0.0.1:9090/healthz/ready")]
    [InlineData(new[] { "--Kestrel:Endpoints:Web:Url", "https://*:9443", "--http_ports", "8080" }, "https://127.0.0.1:9443/healthz/ready")]
    [InlineData(new string[0], "http://localhost:5080/healthz/ready")]
    public void The_health_check_asks_where_the_server_listens(string[] settings, string address) =>
        Assert.Equal(address, HealthCheck.AddressOf(JourneyHost.CreateBuilder(settings)).ToString());

    [Fact]
    public void Another_format_of_the_log_is_refused() =>
        Assert.Contains(Logs.FormatKey, Assert.Throws<StartException>(() => JourneyHost.CreateBuilder(["--Logging:Format", "xml"])).Message, StringComparison.Ordinal);

    /// <summary>The name behind an argument: a literal, one of the constants in the code, or what the caller of a small reader passes on.</summary>
    private static string Resolve(string argument)
    {
        if (argument is ['"', .., '"']) return argument[1..^1];
        if (argument == nameof(JourneyData.PostgresName) || argument.EndsWith("." + nameof(JourneyData.PostgresName), StringComparison.Ordinal)) return $"ConnectionStrings:{JourneyData.PostgresName}";
        var name = argument.Split('.')[^1];
        return Constants.Value.GetValueOrDefault(name, argument);
    }

    private static readonly Lazy<Dictionary<string, string>> Constants = new(() => Sources.Files("*.cs")
        .SelectMany(file => Constant().Matches(File.ReadAllText(file))).GroupBy(m => m.Groups[1].Value).ToDictionary(g => g.Key, g => g.First().Groups[2].Value));

    // Where the name is a variable (a small reader of one's own), its callers are what is found.
    [GeneratedRegex("""(?:[cC]onfiguration\[|GetConnectionString\(|GetSection\(|GetValue<[^>]+>\(|\bRead\((?=[A-Z][A-Za-z]*Key\b))(?<argument>["A-Z][^\]\)]*)[\]\)]""")]
    private static partial Regex Read();

    [GeneratedRegex("const string ([A-Za-z]+) = \"([^\"]+)\"")]
    private static partial Regex Constant();
}
