using System.IO.Compression;
using System.Security.Cryptography;

namespace JourneyMapper.Web.Backup;

/// <summary>
/// Reads an archive that anybody may have made. Entries are found by the names of our tables: no name from the archive is ever used as one of a file. What is
/// read is counted as it comes, whatever the archive says of itself.
/// </summary>
internal sealed class ArchiveReader : IDisposable
{
    private const int BufferSize = 64 * 1024;
    private const int LongestShownName = 60;

    private readonly ZipArchive zip;
    private readonly ArchiveLimits limits;
    private readonly long fileSize;

    private ArchiveReader(ZipArchive zip, ArchiveLimits limits, long fileSize, ArchiveManifest manifest) =>
        (this.zip, this.limits, this.fileSize, Manifest) = (zip, limits, fileSize, manifest);

    public ArchiveManifest Manifest { get; }

    /// <summary>Opens it and reads what it says of itself.</summary>
    /// <param name="file">Must be able to seek; stays open.</param>
    /// <param name="schemas">The schemas that this version knows, oldest first; the last one is its own.</param>
    /// <exception cref="ArchiveException">It is no archive, or one that this version cannot restore.</exception>
    public static ArchiveReader Open(Stream file, IReadOnlyList<ArchiveTable> tables, IReadOnlyList<string> schemas, ArchiveLimits limits)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            CheckNames(zip, tables);
            var manifest = ReadManifest(zip);
            CheckSchema(manifest, tables, schemas);
            if (zip.Entries.FirstOrDefault(entry => entry.FullName != ArchiveManifest.EntryName && manifest.Rows(entry.FullName) < 0) is { } stranger)
                throw new ArchiveException($"it holds {Shown(stranger.FullName)}, of which its {ArchiveManifest.EntryName} does not know");
            return new(zip, limits, file.Length, manifest);
        }
        catch (InvalidDataException e)
        {
            zip?.Dispose();
            throw new ArchiveException("it is not a whole archive: it is damaged, or was not copied to its end", e);
        }
        catch (ArchiveException)
        {
            zip?.Dispose();
            throw;
        }
    }

    /// <summary>Reads everything once and compares it with the manifest, before anything is stored.</summary>
    /// <exception cref="ArchiveException">It is not what was written, or larger than the limits.</exception>
    public void Verify(CancellationToken cancel)
    {
        var (total, buffer) = (0L, new byte[BufferSize]);
        foreach (var said in Manifest.Entries)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (bytes, rows) = (0L, 0L);
            Reading(said.Name, () =>
            {
                using var entry = Find(said.Name).Open();
                for (int read; (read = entry.Read(buffer)) > 0;)
                {
                    cancel.ThrowIfCancellationRequested();
                    bytes += read;
                    total += read;
                    if (total > limits.Uncompressed) throw new ArchiveException($"it unfolds to more than {limits.Uncompressed} bytes, which no backup of ours does");
                    if (total > limits.FreeOfRatio && total / limits.Ratio > fileSize)
                        throw new ArchiveException($"it unfolds to more than {limits.Ratio} times its size, which no backup of ours does");
                    rows += buffer.AsSpan(0, read).Count((byte)'\n');
                    hash.AppendData(buffer, 0, read);
                }
            });
            if (bytes != said.Bytes || rows != said.Rows || !string.Equals(Convert.ToHexStringLower(hash.GetHashAndReset()), said.Sha256, StringComparison.Ordinal))
                throw new ArchiveException($"its {said.Name} is not what was written: the archive is damaged or was changed");
        }
    }

    /// <summary>The rows of a table, each as JSON without the end of its line; none when the archive is of a schema that had no such table. Each is good until the next is asked for.</summary>
    public ArchiveLines? Lines(ArchiveTable table) =>
        Manifest.Entries.Any(entry => entry.Name == table.Entry) ? new ArchiveLines(Find(table.Entry).Open(), table.Entry, limits) : null;

    public void Dispose() => zip.Dispose();

    private static void CheckNames(ZipArchive zip, IReadOnlyList<ArchiveTable> tables)
    {
        if (zip.Entries.Count > ArchiveLimits.MostEntries) throw new ArchiveException("it holds more than a backup of ours does");
        var known = tables.Select(table => table.Entry).Append(ArchiveManifest.EntryName).ToHashSet();
        var seen = new HashSet<string>();
        // Before anything of it is believed: an archive without our manifest is not ours, whatever else is in it.
        if (zip.GetEntry(ArchiveManifest.EntryName) is null) throw new ArchiveException("it is not a backup of JourneyMapper");
        foreach (var entry in zip.Entries)
        {
            if (!seen.Add(entry.FullName)) throw new ArchiveException($"it holds {Shown(entry.FullName)} twice");
            // A table of a newer version is told by the manifest, which comes next.
            if (!known.Contains(entry.FullName) && !IsPlain(entry.FullName)) throw new ArchiveException($"it holds {Shown(entry.FullName)}, which no backup of ours does");
        }
    }

    private static bool IsPlain(string name) => name.EndsWith(".jsonl", StringComparison.Ordinal) && name[..^6].All(c => c is '-' or >= 'a' and <= 'z');

    private static ArchiveManifest ReadManifest(ZipArchive zip)
    {
        using var entry = zip.GetEntry(ArchiveManifest.EntryName)!.Open();
        var buffer = new byte[ArchiveLimits.LargestManifest + 1];
        var read = entry.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (read == buffer.Length) throw new ArchiveException($"its {ArchiveManifest.EntryName} is larger than a backup of ours has");
        return ArchiveManifest.Read(buffer.AsSpan(0, read));
    }

    private static void CheckSchema(ArchiveManifest manifest, IReadOnlyList<ArchiveTable> tables, IReadOnlyList<string> schemas)
    {
        if (!schemas.Contains(manifest.Schema))
            throw new ArchiveException($"it was made by a newer JourneyMapper ({Shown(manifest.App)}), whose data this one does not know; restore it with that version");
        var names = manifest.Entries.Select(entry => entry.Name).ToList();
        if (names.Distinct().Count() != names.Count || names.Except(tables.Select(table => table.Entry)).FirstOrDefault() is not null)
            throw new ArchiveException($"its {ArchiveManifest.EntryName} names what no backup of ours holds");
        if (manifest.Schema == schemas[^1] && tables.FirstOrDefault(table => !names.Contains(table.Entry)) is { } missing)
            throw new ArchiveException($"its {missing.Entry} is missing: the archive is damaged or was changed");
    }

    private ZipArchiveEntry Find(string entry) =>
        zip.GetEntry(entry) ?? throw new ArchiveException($"its {entry} is missing: the archive is damaged or was changed");

    internal static void Reading(string entry, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new ArchiveException($"its {entry} cannot be unfolded: the archive is damaged", e);
        }
    }

    // It comes from the archive and goes to a terminal.
    private static string Shown(string name)
    {
        var plain = string.Concat(name.Select(c => c is >= ' ' and <= '~' ? c : '?'));
        return $"\"{(plain.Length > LongestShownName ? plain[..LongestShownName] + "…" : plain)}\"";
    }
}
