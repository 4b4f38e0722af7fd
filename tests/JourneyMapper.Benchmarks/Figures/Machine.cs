using System.Globalization;
using System.Runtime.InteropServices;

namespace JourneyMapper.Benchmarks.Figures;

/// <summary>What the figures were measured on. A part that the system does not tell is called unknown.</summary>
static class Machine
{
    public static string Describe() => string.Join(", ",
        $"{Environment.ProcessorCount} cores ({Field("/proc/cpuinfo", "model name") ?? "unknown"})",
        $"{GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024):0} GB RAM",
        $"disk {Disk(Path.GetTempPath())}",
        $"{RuntimeInformation.OSDescription}",
        $".NET {Environment.Version}");

    /// <summary>How many programs wanted the processors in the last 1, 5 and 15 minutes; more than the cores = somebody else was measured too.</summary>
    public static string Load() => Read("/proc/loadavg") is { } text ? string.Join(' ', text.Split(' ').Take(3)) : "unknown";

    static string Disk(string folder)
    {
        var mount = (Read("/proc/mounts") ?? "").Split('\n').Select(line => line.Split(' '))
            .Where(parts => parts.Length > 2 && folder.StartsWith(parts[1], StringComparison.Ordinal))
            .MaxBy(parts => parts[1].Length);
        if (mount is null) return "unknown";
        var name = Path.GetFileName(mount[0]);
        var kind = Read($"/sys/block/{name}/queue/rotational")?.Trim() switch { "0" => "no seek", "1" => "says it rotates", _ => "kind unknown" };
        return string.Create(CultureInfo.InvariantCulture, $"{mount[0]} ({mount[2]}, {kind})");
    }

    static string? Field(string file, string name) => (Read(file) ?? "").Split('\n')
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':')[^1].Trim();

    static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
