using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace JourneyMapper.Web.Backup;

/// <summary>What an archive says of itself in <c>manifest.json</c>. More members may come within a format version: whoever reads passes over those that it does not know.</summary>
/// <param name="App">The version of the JourneyMapper that made it.</param>
/// <param name="Schema">The name of the newest migration at the time, without its time stamp.</param>
/// <param name="Created">UTC.</param>
public sealed record ArchiveManifest(string Format, int FormatVersion, string App, string Schema, DateTime Created, IReadOnlyList<ArchiveEntry> Entries)
{
    public const string EntryName = "manifest.json";
    public const string FormatName = "journeymapper-backup";

    /// <summary>The newest format, which is the one that is written. Raised when an older reader would get it wrong; a new table or column is told by <see cref="Schema"/>.</summary>
    public const int CurrentVersion = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Rows of one table; -1 when the archive does not hold it.</summary>
    public long Rows(string entry) => Entries.FirstOrDefault(e => e.Name == entry)?.Rows ?? -1;

    /// <summary>How many maps and people, in words for whoever looks at a terminal.</summary>
    [JsonIgnore]
    public string Summary => $"{Rows("maps.jsonl")} maps, {Rows("people.jsonl")} people";

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Options);

    /// <exception cref="ArchiveException">It is not a manifest, or not one of this format, or of a newer one.</exception>
    public static ArchiveManifest Read(ReadOnlySpan<byte> json)
    {
        try
        {
            // Of a newer format only these two can be relied on.
            var head = JsonSerializer.Deserialize<Head>(json, Options) ?? throw Damaged();
            if (head.Format != FormatName) throw new ArchiveException("it is not a backup of JourneyMapper");
            if (head.FormatVersion > CurrentVersion)
                throw new ArchiveException($"it was made by a newer JourneyMapper (format {head.FormatVersion}; this one reads up to {CurrentVersion})");
            var manifest = JsonSerializer.Deserialize<ArchiveManifest>(json, Options) ?? throw Damaged();
            return manifest.FormatVersion > 0 && manifest.Entries.All(entry => entry is { Rows: >= 0 }) ? manifest : throw Damaged();
        }
        catch (JsonException e)
        {
            throw Damaged(e);
        }

        static ArchiveException Damaged(Exception? inner = null) => new($"its {EntryName} cannot be read: the archive is damaged", inner);
    }

    private sealed record Head(string Format, int FormatVersion);
}

/// <summary>One table of an archive.</summary>
/// <param name="Name">Such as <c>maps.jsonl</c>: one row a line.</param>
/// <param name="Bytes">Uncompressed.</param>
/// <param name="Sha256">Of the uncompressed bytes, in lower-case hexadecimal.</param>
public sealed record ArchiveEntry(string Name, long Rows, long Bytes, string Sha256);
