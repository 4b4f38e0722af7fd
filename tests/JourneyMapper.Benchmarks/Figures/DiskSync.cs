using System.Diagnostics;

namespace JourneyMapper.Benchmarks.Figures;

/// <summary>What it costs at least to make something durable in a folder: 4 kB written and fsynced, as a database does at commit.</summary>
static class DiskSync
{
    const int Bytes = 4096;
    const int Times = 100;

    /// <summary>The median in milliseconds. The file is gone afterwards.</summary>
    public static double Measure(string folder)
    {
        var path = Path.Combine(folder, $"fsync-{Guid.NewGuid():n}");
        using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var block = new byte[Bytes];
        var samples = new List<double>(Times);
        for (var i = 0; i < Times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            file.Write(block);
            file.Flush(flushToDisk: true);
            samples.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Samples.Median(samples);
    }
}
