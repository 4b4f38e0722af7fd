namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>Playwright's recordings of each person, written to the folder that <c>JOURNEYMAPPER_TRACES</c> names; without it nothing is recorded.</summary>
static class Traces
{
    static readonly string? Folder = Environment.GetEnvironmentVariable("JOURNEYMAPPER_TRACES");

    static int number;

    public static Task StartAsync(Person person) =>
        Folder is null ? Task.CompletedTask : person.Context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });

    public static Task StopAsync(Person person) =>
        Folder is null
            ? Task.CompletedTask
            : person.Context.Tracing.StopAsync(new() { Path = Path.Combine(Folder, $"{Interlocked.Increment(ref number):000}-{person.Options.Name}.zip") });
}
