using System.Net;
using JourneyMapper.Testing;
using Xunit;

namespace JourneyMapper.Web.Tests.Hosting;

/// <summary>The application as the one who starts it sees it.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journeymapper-process-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task It_says_where_it_is_and_where_its_data_is_and_ends_when_asked()
    {
        await using var app = await AppProcess.OnSqliteAsync(Path.Combine(folder, "data"));
        using var client = new HttpClient { BaseAddress = app.Address };

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz/ready")).StatusCode);
        Assert.Equal(0, await app.StopAsync());
        Assert.Single(app.Lines, line => line.StartsWith("JourneyMapper is ready at ", StringComparison.Ordinal));
        Assert.Single(app.Lines, line => line.StartsWith($"Its data is in {Path.Combine(folder, "data")}", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Lines, IsNoise);
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task A_second_one_on_the_same_data_stops_with_one_line_and_the_first_goes_on()
    {
        await using var first = await AppProcess.OnSqliteAsync(folder);
        await using var second = await AppProcess.OnSqliteAsync(folder);

        Assert.Equal(1, await second.WaitForExitAsync());
        Assert.Single(second.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.DoesNotContain(second.Lines, IsNoise);
        using var client = new HttpClient { BaseAddress = first.Address };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz/ready")).StatusCode);
    }

    [Fact]
    public async Task A_killed_one_leaves_its_folder_to_the_next()
    {
        await using var first = await AppProcess.OnSqliteAsync(folder);
        await first.KillAsync();

        await using var second = await AppProcess.OnSqliteAsync(folder);

        Assert.NotNull(second.Address);
    }

    [Fact]
    public async Task A_broken_database_stops_the_start_with_one_line()
    {
        File.WriteAllText(Path.Combine(folder, "journeymapper.db"), new string('x', 8192));
        await using var sqlite = await AppProcess.OnSqliteAsync(folder);
        await using var postgres = await AppProcess.OnPostgresAsync($"Host={folder};Username=ann;Password=s3cret;Database=maps");

        foreach (var app in (AppProcess[])[sqlite, postgres])
        {
            Assert.Equal(1, await app.WaitForExitAsync());
            Assert.StartsWith("JourneyMapper cannot start: the database ", Assert.Single(app.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
            Assert.DoesNotContain(app.Lines, IsNoise);
        }
    }

    [Fact]
    public async Task An_address_in_use_stops_the_start_with_one_line()
    {
        await using var first = await AppProcess.OnSqliteAsync(folder);
        var address = first.Address.GetLeftPart(UriPartial.Authority);
        await using var second = await AppProcess.OnSqliteAsync(Path.Combine(folder, "other"), "--urls", address);

        Assert.Equal(1, await second.WaitForExitAsync());
        Assert.DoesNotContain(second.Lines, IsNoise);
        Assert.Contains("address already in use", Assert.Single(second.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    // A warning is none: on a machine under load Kestrel says that it is late.
    private static bool IsNoise(string line) =>
        line.StartsWith("info:", StringComparison.Ordinal) || line.StartsWith("fail:", StringComparison.Ordinal) || line.Contains("   at ", StringComparison.Ordinal);
}
