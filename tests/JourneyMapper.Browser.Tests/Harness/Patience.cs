namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>How long an awaited condition may take before the test gives up. Never how long anything should take.</summary>
static class Patience
{
    public const int Milliseconds = 15_000;
}
