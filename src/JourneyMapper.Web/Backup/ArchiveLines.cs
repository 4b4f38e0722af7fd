namespace JourneyMapper.Web.Backup;

/// <summary>The lines of one entry, read with a buffer that grows to the longest line and never beyond the limit.</summary>
internal sealed class ArchiveLines(Stream entry, string name, ArchiveLimits limits) : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private byte[] buffer = new byte[FirstBuffer];
    private int start;
    private int filled;
    private int searched;

    /// <summary>The number of the line that was read last, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The next line; good until the next call.</summary>
    /// <exception cref="ArchiveException">It is longer than the limit, or has no end.</exception>
    public bool Next(out ReadOnlySpan<byte> line)
    {
        while (true)
        {
            if (buffer.AsSpan(searched, filled - searched).IndexOf((byte)'\n') is var end and >= 0)
            {
                line = buffer.AsSpan(start, searched + end - start);
                start = searched = searched + end + 1;
                Number++;
                return true;
            }
            searched = filled;
            if (Fill() > 0) continue;
            if (filled > start) throw new ArchiveException($"the last line of its {name} has no end: the archive is damaged");
            line = default;
            return false;
        }
    }

    public void Dispose() => entry.Dispose();

    private int Fill()
    {
        if (filled - start > limits.Line) throw new ArchiveException($"line {Number + 1} of its {name} is longer than {limits.Line} bytes, which no backup of ours has");
        if (start > 0)
        {
            buffer.AsSpan(start, filled - start).CopyTo(buffer);
            (filled, searched, start) = (filled - start, searched - start, 0);
        }
        if (filled == buffer.Length) Array.Resize(ref buffer, (int)Math.Min(2L * buffer.Length, (long)limits.Line + FirstBuffer));
        var read = 0;
        ArchiveReader.Reading(name, () => read = entry.Read(buffer, filled, buffer.Length - filled));
        filled += read;
        return read;
    }
}
