using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JourneyMapper.Web.Backup;
using JourneyMapper.Web.Tests.Accounts;
using Xunit;

namespace JourneyMapper.Web.Tests.Backup;

/// <summary>An archive to be made bad, and an empty database that must stay so.</summary>
public sealed class BadArchiveRig : IAsyncLifetime
{
    private byte[] good = [];

    public RunningApp Target { get; private set; } = null!;

    internal byte[] Good => good;

    public async Task InitializeAsync()
    {
        await using var source = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        await Workplace.FurnishAsync(source);
        good = ArchiveFile.Of(source);
        Target = await RunningApp.OnAsync("SQLite");
    }

    public async Task DisposeAsync() => await Target.DisposeAsync();
}

/// <summary>What is no whole and honest archive of ours is refused in one line, and nothing of it is stored.</summary>
public sealed class BadArchiveTests(BadArchiveRig rig) : IClassFixture<BadArchiveRig>
{
    private static readonly ArchiveLimits Small = ArchiveLimits.Default with { FreeOfRatio = 1 << 20 };

    private ArchiveFile Good => new(rig.Good);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(99)]
    public async Task One_that_was_cut_off(int percent) =>
        Assert.Contains("not a whole archive", await RefusedAsync(rig.Good[..(rig.Good.Length * percent / 100)]), StringComparison.Ordinal);

    [Fact]
    public async Task One_with_a_flipped_bit_wherever_it_lies()
    {
        for (var i = 0; i < rig.Good.Length; i += 97)
        {
            byte[] bytes = [.. rig.Good];
            bytes[i] ^= 0x10;
            // A bit may lie where nothing depends on it, such as a time in the zip's own directory; then all of it comes back as it was.
            if (await Record.ExceptionAsync(() => Task.Run(() => Open(bytes))) is { } refusal) Assert.IsType<ArchiveException>(refusal);
        }
    }

    [Fact]
    public async Task One_whose_rows_were_changed() =>
        Assert.Contains("members.jsonl is not what was written", await RefusedAsync(
            Good.Set("members.jsonl", Encoding.UTF8.GetBytes(Good.Text("members.jsonl").Replace("Editor", "Owner", StringComparison.Ordinal))).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task One_that_lacks_a_table() =>
        Assert.Contains("edits.jsonl is missing", await RefusedAsync(Good.Remove("edits.jsonl").ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("formatVersion", 2, "made by a newer JourneyMapper (format 2; this one reads up to 1)")]
    [InlineData("formatVersion", 0, "damaged")]
    [InlineData("formatVersion", null, "damaged")]
    [InlineData("format", "other", "not a backup of JourneyMapper")]
    [InlineData("schema", "Future", "made by a newer JourneyMapper")]
    [InlineData("entries", "x", "damaged")]
    public async Task One_of_another_kind(string member, object? value, string says) =>
        Assert.Contains(says, await RefusedAsync(Good.Describe(manifest => manifest[member] = value is null ? null : JsonValue.Create(value)).ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task One_that_says_nothing_of_itself(string manifest) =>
        Assert.Contains("manifest.json cannot be read", await RefusedAsync(Good.Set(ArchiveManifest.EntryName, Encoding.UTF8.GetBytes(manifest)).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task One_of_a_newer_version_with_tables_that_we_do_not_know() =>
        Assert.Contains("made by a newer JourneyMapper", await RefusedAsync(Good.Add("comments.jsonl", [])
            .Describe(manifest => manifest["schema"] = "Comments").ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task Another_file_altogether()
    {
        Assert.Contains("not a whole archive", await RefusedAsync(Encoding.UTF8.GetBytes(new string('x', 5000))), StringComparison.Ordinal);
        using var zip = new MemoryStream();
        using (var other = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true)) other.CreateEntry("holiday.jpg").Open().Dispose();
        Assert.Contains("not a backup of JourneyMapper", await RefusedAsync(zip.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../maps.jsonl")]
    [InlineData("../../../../../tmp/journeymapper-evil")]
    [InlineData("/tmp/journeymapper-evil")]
    [InlineData("..\\journeymapper-evil")]
    [InlineData("maps.jsonl/../x")]
    [InlineData("C:\\journeymapper-evil")]
    [InlineData("\u001b[2Jmaps.jsonl")]
    [InlineData("folder/")]
    [InlineData("extra.jsonl")]
    [InlineData("MAPS.JSONL")]
    public async Task One_with_names_that_are_not_ours(string name)
    {
        var said = await RefusedAsync(Good.Add(name, [1, 2, 3]).ToBytes());

        Assert.StartsWith("it holds \"", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
        Assert.False(Path.Exists("/tmp/journeymapper-evil"));
    }

    [Fact]
    public async Task One_that_holds_a_table_twice() =>
        Assert.Contains("twice", await RefusedAsync(Good.Add("maps.jsonl", []).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task One_that_names_a_table_twice() =>
        Assert.Contains("names what no backup", await RefusedAsync(Good.Describe(m => m["entries"]!.AsArray().Add(m["entries"]![0]!.DeepClone())).ToBytes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("\"title\":", "\"colour\":\"#fff\",\"title\":", "does not know")]
    [InlineData("\"title\":", "\"title\":\"a\",\"title\":", "twice")]
    [InlineData("\"version\":\\d+", "\"version\":\"many\"", "version cannot be read")]
    [InlineData("\"version\":\\d+", "\"version\":99999999999999999999", "version cannot be read")]
    [InlineData("\"version\":\\d+", "\"version\":null", "version cannot be read")]
    [InlineData(",\"version\":\\d+", "", "does not say version")]
    [InlineData("\"title\":\"", "\"title\":\"\\u0000", "title cannot be read")]
    [InlineData("\"title\":\"", "\"title\":\"\\ud800", "title cannot be read")]
    [InlineData("\"id\":\"", "\"id\":\"x", "id cannot be read")]
    [InlineData("\"changedAt\":\"", "\"changedAt\":\"yesterday", "changedAt cannot be read")]
    [InlineData("\"kind\":\"[a-zA-Z]*\"", "\"kind\":{\"a\":{}}", "not JSON")]
    [InlineData("^\\{", "[", "no JSON object")]
    [InlineData("\\}(?=\\n)", "} {}", "not JSON")]
    [InlineData("\\}(?=\\n)", "", "not JSON")]
    public async Task One_whose_rows_are_forged_with_the_right_checksum(string pattern, string by, string says)
    {
        var said = await RefusedAsync(Good.Forge("maps.jsonl", text => Regex.Replace(text, pattern, by.Replace("$", "$$", StringComparison.Ordinal))).ToBytes());

        Assert.StartsWith("line 1 of its maps.jsonl is no row: ", said, StringComparison.Ordinal);
        Assert.Contains(says, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_with_a_role_that_does_not_exist() =>
        Assert.Contains("role cannot be read", await RefusedAsync(Good.Forge("members.jsonl", text => text.Replace("Editor", "Emperor", StringComparison.Ordinal)).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task One_that_breaks_a_rule_of_the_database_after_much_was_stored() =>
        Assert.Contains("the database does not take its edits.jsonl", await RefusedAsync(
            Good.Forge("edits.jsonl", text => text + text.Split('\n')[0] + "\n").ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task A_bomb_by_its_size() =>
        Assert.Contains("unfolds to more than 3000000 bytes", await RefusedAsync(Bomb(4), ArchiveLimits.Default with { Uncompressed = 3_000_000 }), StringComparison.Ordinal);

    [Fact]
    public async Task A_bomb_by_its_ratio() =>
        Assert.Contains("200 times its size", await RefusedAsync(Bomb(64), Small), StringComparison.Ordinal);

    [Fact]
    public async Task A_line_without_end() =>
        Assert.Contains("longer than 1000000 bytes", await RefusedAsync(
            Good.Forge("maps.jsonl", text => new string(' ', 1_200_000) + text).ToBytes(), Small with { Line = 1_000_000 }), StringComparison.Ordinal);

    [Fact]
    public async Task A_last_line_without_end() =>
        Assert.Contains("has no end", await RefusedAsync(Good.Forge("maps.jsonl", text => text + "{").ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task A_manifest_that_is_huge() =>
        Assert.Contains("manifest.json is larger", await RefusedAsync(
            Good.Set(ArchiveManifest.EntryName, new byte[ArchiveLimits.LargestManifest + 1]).ToBytes()), StringComparison.Ordinal);

    [Fact]
    public async Task Ten_thousand_entries()
    {
        var many = Good;
        for (var i = 0; i < 10_000; i++) many.Add($"x{i}", []);
        Assert.Contains("more than a backup of ours does", await RefusedAsync(many.ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_good_one_when_the_database_is_not_empty()
    {
        await using var used = await RunningApp.OnAsync("SQLite", RunningApp.Owner);
        var before = ArchiveFile.Of(used);

        var refusal = await Assert.ThrowsAsync<ArchiveException>(() => ArchiveFile.RestoreAsync(used, rig.Good));

        Assert.Contains("not empty", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(new ArchiveFile(before).Text("people.jsonl"), new ArchiveFile(ArchiveFile.Of(used)).Text("people.jsonl"));
    }

    [Fact]
    public async Task What_could_not_be_restored_is_not_made_either()
    {
        await using var app = await RunningApp.OnAsync("SQLite", RunningApp.Owner);

        foreach (var limits in (ArchiveLimits[])[ArchiveLimits.Default with { Uncompressed = 10 }, ArchiveLimits.Default with { Line = 10 }])
        {
            var refusal = Assert.Throws<ArchiveException>(() => app.Get<Archives>().Write(Stream.Null, limits, CancellationToken.None));
            Assert.Contains("10 bytes that can be restored", refusal.Message, StringComparison.Ordinal);
        }
    }

    // Zeros that say of themselves that they are what was written.
    private byte[] Bomb(int mebibytes) => Good.Forge("visits.jsonl", _ => new string('0', mebibytes << 20) + "\n").ToBytes();

    private void Open(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        rig.Target.Get<Archives>().Open(stream, ArchiveLimits.Default, CancellationToken.None).Dispose();
    }

    private async Task<string> RefusedAsync(byte[] bytes, ArchiveLimits? limits = null)
    {
        var refusal = await Assert.ThrowsAsync<ArchiveException>(() => ArchiveFile.RestoreAsync(rig.Target, bytes, limits));
        Assert.DoesNotContain('\n', refusal.Message);
        await using var db = rig.Target.NewContext();
        Assert.Empty(db.Workspaces);
        Assert.Empty(db.Users);
        Assert.Empty(db.Maps);
        return refusal.Message;
    }
}
