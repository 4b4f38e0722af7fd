namespace JourneyMapper.Web.Tests;

/// <summary>Says the time that a test has set. Its timers are those of the machine: where they count, ManualTime moves them too, one after the other.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

    public override DateTimeOffset GetUtcNow() => Now;
}
