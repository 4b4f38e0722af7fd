using System.Buffers;
using System.Data.Common;
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace JourneyMapper.Web.Backup;

/// <summary>Writes an archive row by row: what it holds in memory is a buffer and the longest row, however large the database is.</summary>
internal sealed class ArchiveWriter(DbConnection snapshot, ArchiveLimits limits, CancellationToken cancel)
{
    private const int BufferSize = 64 * 1024;
    private const int LargestKeptBuffer = 1 << 20;

    // People edit meanwhile: of a small machine's processors an archive takes a fifth of one, not a whole one. Measured in docs/performance.md.
    private const int RestForWork = 4;
    private static readonly TimeSpan LongestRest = TimeSpan.FromMilliseconds(50);

    // The text of operations is JSON and not for a web page: escaped like one it would be twice as long.
    private static readonly JsonWriterOptions Rows = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private ArrayBufferWriter<byte> buffer = new(2 * BufferSize);
    private long total;
    private long workingSince = Stopwatch.GetTimestamp();

    /// <summary>Writes all tables, and then the manifest, which must know them.</summary>
    /// <param name="to">Need not be able to seek; stays open.</param>
    /// <exception cref="ArchiveException">A row, or the whole, is larger than what can be restored.</exception>
    public ArchiveManifest Write(Stream to, IReadOnlyList<ArchiveTable> tables, Func<IReadOnlyList<ArchiveEntry>, ArchiveManifest> describe)
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        List<ArchiveEntry> entries = [];
        foreach (var table in tables)
        {
            using var entry = zip.CreateEntry(table.Entry, CompressionLevel.Fastest).Open();
            entries.Add(WriteTable(table, entry));
        }
        var manifest = describe(entries);
        using (var entry = zip.CreateEntry(ArchiveManifest.EntryName).Open())
            entry.Write(manifest.ToJson());
        return manifest;
    }

    private ArchiveEntry WriteTable(ArchiveTable table, Stream to)
    {
        using var output = new HashedOutput(to);
        using var command = snapshot.CreateCommand();
        command.CommandText = table.Select;
        // Who downloads decides how long it takes.
        command.CommandTimeout = 0;
        using var rows = command.ExecuteReader();
        var count = 0L;
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            WriteRow(table, rows);
            count++;
            if (buffer.WrittenCount >= BufferSize) Flush(output);
        }
        Flush(output);
        return new(table.Entry, count, output.Bytes, output.Sha256());
    }

    private void WriteRow(ArchiveTable table, DbDataReader row)
    {
        var before = buffer.WrittenCount;
        try
        {
            using var json = new Utf8JsonWriter(buffer, Rows);
            json.WriteStartObject();
            for (var i = 0; i < table.Columns.Count; i++) table.Columns[i].Write(json, row, i);
            json.WriteEndObject();
        }
        catch (ArgumentException e)
        {
            // A single text beyond what a JSON text may be.
            throw TooLong(table, e);
        }
        if (buffer.WrittenCount - before > limits.Line) throw TooLong(table);
        buffer.Write("\n"u8);
    }

    private void Flush(HashedOutput output)
    {
        total += buffer.WrittenCount;
        if (total > limits.Uncompressed) throw new ArchiveException($"the data is larger than the {limits.Uncompressed} bytes that can be restored; use the database's own backup");
        output.Write(buffer.WrittenSpan);
        if (buffer.Capacity > LargestKeptBuffer) buffer = new(2 * BufferSize);
        else buffer.ResetWrittenCount();
        Rest();
    }

    private void Rest()
    {
        var rest = RestForWork * Stopwatch.GetElapsedTime(workingSince);
        cancel.WaitHandle.WaitOne(rest < LongestRest ? rest : LongestRest);
        workingSince = Stopwatch.GetTimestamp();
    }

    private ArchiveException TooLong(ArchiveTable table, Exception? inner = null) =>
        new($"a row of {table.Name} is longer than the {limits.Line} bytes that can be restored; use the database's own backup", inner);
}
