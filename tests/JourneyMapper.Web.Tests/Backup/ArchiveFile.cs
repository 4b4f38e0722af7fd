using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using JourneyMapper.Web.Backup;
using JourneyMapper.Web.Tests.Accounts;

namespace JourneyMapper.Web.Tests.Backup;

/// <summary>An archive that is looked into, or changed by somebody who means ill.</summary>
internal sealed partial class ArchiveFile
{
    private readonly List<(string Name, byte[] Content)> entries = [];

    public ArchiveFile(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        foreach (var entry in zip.Entries)
        {
            using var content = new MemoryStream();
            using (var from = entry.Open()) from.CopyTo(content);
            entries.Add((entry.FullName, content.ToArray()));
        }
    }

    public IEnumerable<string> Names => entries.Select(entry => entry.Name);

    public JsonObject Manifest
    {
        get => JsonNode.Parse(Content(ArchiveManifest.EntryName))!.AsObject();
        set => Set(ArchiveManifest.EntryName, Encoding.UTF8.GetBytes(value.ToJsonString()));
    }

    public static byte[] Of(RunningApp app)
    {
        using var stream = new MemoryStream();
        app.Get<Archives>().Write(stream);
        return stream.ToArray();
    }

    /// <summary>Restores into an application whose database is open, and lets it know.</summary>
    public static async Task RestoreAsync(RunningApp app, byte[] bytes, ArchiveLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes);
        using var archive = app.Get<Archives>().Open(stream, limits ?? ArchiveLimits.Default, CancellationToken.None);
        app.Get<Archives>().Restore(archive, CancellationToken.None);
        await app.Get<Web.Accounts.Membership>().RefreshAsync();
    }

    /// <summary>The rows of an entry in an order of their own; times without the digit that only SQLite keeps.</summary>
    public IEnumerable<string> Rows(string entry) =>
        Text(entry).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => LastDigit().Replace(row, "Z\"")).Order(StringComparer.Ordinal);

    public string Text(string entry) => Encoding.UTF8.GetString(Content(entry));

    public ArchiveFile Set(string entry, byte[] content)
    {
        entries[entries.FindIndex(e => e.Name == entry)] = (entry, content);
        return this;
    }

    public ArchiveFile Add(string entry, byte[] content)
    {
        entries.Add((entry, content));
        return this;
    }

    public ArchiveFile Remove(string entry)
    {
        entries.RemoveAll(e => e.Name == entry);
        return this;
    }

    /// <summary>Changes an entry, and the manifest so that it says what the entry is now.</summary>
    public ArchiveFile Forge(string entry, Func<string, string> change)
    {
        var content = Encoding.UTF8.GetBytes(change(Text(entry)));
        Set(entry, content);
        var manifest = Manifest;
        var said = manifest["entries"]!.AsArray().Single(e => (string)e!["name"]! == entry)!;
        (said["bytes"], said["rows"]) = (content.Length, content.Count(b => b == '\n'));
        said["sha256"] = Convert.ToHexStringLower(SHA256.HashData(content));
        Manifest = manifest;
        return this;
    }

    public ArchiveFile Describe(Action<JsonObject> change)
    {
        var manifest = Manifest;
        change(manifest);
        Manifest = manifest;
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var to = zip.CreateEntry(name).Open();
                to.Write(content);
            }
        }
        return stream.ToArray();
    }

    private byte[] Content(string entry) => entries.First(e => e.Name == entry).Content;

    [GeneratedRegex("(?<=\\.[0-9]{6})[0-9]Z\"")]
    private static partial Regex LastDigit();
}
