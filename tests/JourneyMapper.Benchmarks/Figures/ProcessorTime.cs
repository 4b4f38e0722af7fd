using System.Globalization;

namespace JourneyMapper.Benchmarks.Figures;

/// <summary>The processor time that a process has used, as the kernel counts it.</summary>
static class ProcessorTime
{
    // The unit of /proc/PID/stat: USER_HZ, 100 a second on every Linux of today.
    const double TicksPerSecond = 100;
    const int UserTime = 14;
    const int SystemTime = 15;

    public static TimeSpan Of(int processId)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
        // The second field is the program's name in brackets, which may hold blanks.
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromSeconds((Field(UserTime) + Field(SystemTime)) / TicksPerSecond);

        double Field(int number) => double.Parse(fields[number - 3], CultureInfo.InvariantCulture);
    }
}
