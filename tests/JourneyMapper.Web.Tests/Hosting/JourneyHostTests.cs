using JourneyMapper.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Xunit;

namespace JourneyMapper.Web.Tests.Hosting;

public sealed class JourneyHostTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journeymapper-host-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Our_address_is_used_when_nobody_names_one() =>
        Assert.Equal("http://localhost:5080", Urls(JourneyHost.CreateBuilder([])));

    [Fact]
    public void An_address_on_the_command_line_wins() =>
        Assert.Equal("http://127.0.0.1:0", Urls(JourneyHost.CreateBuilder(["--urls", "http://127.0.0.1:0"])));

    [Fact]
    public void A_port_alone_is_an_address_too() =>
        Assert.Null(Urls(JourneyHost.CreateBuilder(["--http_ports", "8080"])));

    [Fact]
    public void A_published_application_has_its_own_folder_as_content_root()
    {
        Directory.CreateDirectory(Path.Combine(folder, "wwwroot"));

        Assert.Equal(folder, JourneyHost.FindContentRoot(folder));
    }

    [Fact]
    public void From_source_the_project_is_the_content_root()
    {
        File.WriteAllText(Path.Combine(folder, "JourneyMapper.Web.csproj"), "");
        var output = Directory.CreateDirectory(Path.Combine(folder, "bin", "Debug", "net10.0")).FullName;

        Assert.Equal(folder, JourneyHost.FindContentRoot(output));
    }

    [Fact]
    public void Our_own_settings_name_no_address()
    {
        var settings = File.ReadAllText(Path.Combine(JourneyHost.FindContentRoot(AppContext.BaseDirectory), "appsettings.json"));

        Assert.DoesNotContain("Urls", settings, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Kestrel", settings, StringComparison.OrdinalIgnoreCase);
    }

    private static string? Urls(WebApplicationBuilder builder) => builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey);
}
