using JourneyMapper.Maps.Live;

namespace JourneyMapper.Web.Tests.Data;

/// <summary>Commits to store.</summary>
internal static class Samples
{
    // Whole milliseconds: PostgreSQL keeps microseconds, .NET a tenth of that.
    public static readonly DateTime Noon = new(2026, 3, 4, 12, 0, 0, 250, DateTimeKind.Utc);

    public static readonly Guid Ann = Guid.Parse("01890000-0000-7000-8000-00000000000a");

    public static StoredEdit Edit(Guid mapId, long version, string? submission = null, Guid? author = null) => new(
        mapId, version, Noon.AddSeconds(version), author ?? Ann, "Ann Ågren", submission ?? $"s-{version}", $$"""[{"op":"n","v":{{version}}}]""", """[{"op":"inverse"}]""");

    public static StoredElement Element(string text = "Long queue", Guid? id = null, string orderKey = "a0") =>
        new(id ?? Guid.CreateVersion7(), "card", Guid.CreateVersion7(), Guid.CreateVersion7(), orderKey, text, """{"text":"Kø & co 🙂"}""", null, null);

    /// <summary>A commit that creates a map.</summary>
    public static MapCommit Creation(Guid mapId, params StoredElement[] elements) => new(mapId, 0, [Edit(mapId, 1)], elements, "A journey", "currentState");

    /// <summary>A commit of one edit after <paramref name="expected"/>.</summary>
    public static MapCommit Next(Guid mapId, long expected, string? submission = null, params StoredElement[] elements) =>
        new(mapId, expected, [Edit(mapId, expected + 1, submission)], elements, $"Title {expected + 1}", "futureState");
}
