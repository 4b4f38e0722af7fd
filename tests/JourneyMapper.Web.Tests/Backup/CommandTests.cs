using System.Text;
using JourneyMapper.Testing;
using JourneyMapper.Web.Tests.Accounts;
using Microsoft.Data.Sqlite;
using Xunit;

namespace JourneyMapper.Web.Tests.Backup;

/// <summary>The commands as the one who types them meets them.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("journeymapper-command-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_is_made_beside_a_running_server_and_restored_into_a_new_folder()
    {
        var (data, archive, restored) = (At("data"), At("team.zip"), At("restored"));
        await using (var server = await AppProcess.OnSqliteAsync(data, RunningApp.Owner))
        {
            var made = await Tool.RunAsync("backup", archive, "--Storage:Path", data);
            Assert.Equal((0, ""), (made.Code, made.Errors));
            Assert.Contains("0 maps, 1 people", Encoding.UTF8.GetString(made.Output), StringComparison.Ordinal);
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(archive));

            var again = await Tool.RunAsync("backup", archive, "--Storage:Path", data);
            Assert.Equal(1, again.Code);
            Assert.Contains("exists already", again.Line, StringComparison.Ordinal);

            var streamed = await Tool.RunAsync("backup", "-", "--Storage:Path", data);
            Assert.Equal(0, streamed.Code);
            Assert.Equal(new ArchiveFile(File.ReadAllBytes(archive)).Text("people.jsonl"), new ArchiveFile(streamed.Output).Text("people.jsonl"));

            var inUse = await Tool.RunAsync("restore", archive, "--Storage:Path", data);
            Assert.Equal(1, inUse.Code);
            Assert.Contains("in use by another JourneyMapper", inUse.Line, StringComparison.Ordinal);
        }
        Assert.Equal(["data", "team.zip"], Names());

        Assert.Equal(0, (await Tool.RunAsync("restore", archive, "--Storage:Path", restored)).Code);
        var twice = await Tool.RunAsync("restore", archive, "--Storage:Path", restored);
        Assert.Equal(1, twice.Code);
        Assert.Contains("not empty", twice.Line, StringComparison.Ordinal);

        await using var next = await AppProcess.OnSqliteAsync(restored);
        using var browser = new Browser(next.Address, "en");
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await browser.SignInAsync()).StatusCode);
    }

    [Fact]
    public async Task A_copy_of_the_embedded_database_is_one_that_a_server_starts_on()
    {
        var copy = Directory.CreateDirectory(At("copy")).FullName;
        await using (var server = await AppProcess.OnSqliteAsync(At("data"), RunningApp.Owner))
        {
            var made = await Tool.RunAsync("backup", "--sqlite", Path.Combine(copy, "journeymapper.db"), "--Storage:Path", At("data"));
            Assert.Equal((0, ""), (made.Code, made.Errors));
        }

        await using var next = await AppProcess.OnSqliteAsync(copy);
        using var client = new HttpClient { BaseAddress = next.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", RunningApp.Token);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/api/v1/maps")).StatusCode);
    }

    [Theory]
    [InlineData("there is no database", "backup", "ARCHIVE", "--Storage:Path", "FOLDER")]
    [InlineData("cannot be opened", "backup", "ARCHIVE", "--ConnectionStrings:Postgres", "Host=/nowhere;Username=ann;Password=s3cret")]
    [InlineData("Could not find", "restore", "ARCHIVE", "--Storage:Path", "FOLDER")]
    [InlineData("but PostgreSQL is in use", "backup", "--sqlite", "ARCHIVE", "--ConnectionStrings:Postgres", "Host=/nowhere")]
    [InlineData("cannot be read", "backup", "ARCHIVE", "--ConnectionStrings:Postgres", "Hots=x")]
    public async Task What_cannot_be_done_is_told_in_one_line_and_leaves_nothing_behind(string says, params string[] arguments)
    {
        var result = await Tool.RunAsync([.. arguments.Select(a => a switch { "ARCHIVE" => At("x.zip"), "FOLDER" => At("none"), _ => a })]);

        Assert.Equal(1, result.Code);
        Assert.Contains(says, result.Line, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", result.Line, StringComparison.Ordinal);
        Assert.Empty(Names());
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup", "--Storage:Path", "x")]
    [InlineData("backup", "--sqlite", "-")]
    [InlineData("restore")]
    [InlineData("restore", "-")]
    [InlineData("bakcup", "x.zip")]
    public async Task A_wrong_command_says_how_it_is_used(params string[] arguments)
    {
        var result = await Tool.RunAsync(arguments);

        Assert.Equal(2, result.Code);
        Assert.Contains("Usage: JourneyMapper.Web", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var help = await Tool.RunAsync("--help");

        Assert.Equal((0, ""), (help.Code, help.Errors));
        Assert.All(JourneyMapper.Web.Hosting.Commands.All, command => Assert.Contains($"JourneyMapper.Web {command.Usage}", Encoding.UTF8.GetString(help.Output), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_health_check_knows_whether_the_server_is_ready()
    {
        string address;
        await using (var server = await AppProcess.OnSqliteAsync(folder))
        {
            address = $"http://*:{server.Address.Port}";
            Assert.Equal(0, (await Tool.RunAsync("healthcheck", "--urls", address)).Code);
        }

        var result = await Tool.RunAsync("healthcheck", "--urls", address);
        Assert.Equal(1, result.Code);
        Assert.Contains("does not answer", result.Line, StringComparison.Ordinal);
    }

    private string At(string name) => Path.Combine(folder, name);

    private string[] Names() => [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
}
