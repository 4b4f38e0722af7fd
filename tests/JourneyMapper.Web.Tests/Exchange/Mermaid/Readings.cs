using JourneyMapper.Web.Exchange.Mermaid;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>Readings in one line, so that a test shows what was read.</summary>
static class Readings
{
    public static string Show(MermaidReading reading) => Show(reading.Journey ?? throw new InvalidOperationException($"refused: {reading.Error}"));

    public static string Show(MermaidJourney journey) => string.Join(' ', journey.Sections.Select(section =>
        $"{section.Name}[{string.Join("; ", section.Tasks.Select(task => FormattableString.Invariant($"{task.Name} {task.Score} {string.Join('+', task.Actors)}")))}]")
        .Prepend("|").Prepend(journey.Title)).Trim(' ');

    public static string Plain(string text)
    {
        MermaidReading reading = MermaidReader.Read(text);
        string shown = Show(reading);
        Assert.Empty(reading.Warnings);
        return shown;
    }

    public static string Notes(MermaidReading reading) => string.Join(' ', reading.Warnings.Select(Show));

    public static string Show(MermaidNote note) => $"{note.Code}@{note.Line}{(note.Arguments.Length > 0 ? $"({string.Join('|', note.Arguments)})" : "")}";
}
