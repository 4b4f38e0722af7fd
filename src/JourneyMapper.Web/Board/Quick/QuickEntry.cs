namespace JourneyMapper.Web.Board.Quick;

/// <summary>A line of the quick actions.</summary>
/// <param name="Name">The name under which a browser remembers that it was used; null = not remembered.</param>
/// <param name="Text">What one reads and looks for.</param>
/// <param name="Detail">What tells it from others of the same text: where an element stands.</param>
public sealed record QuickEntry(string? Name, string Text, string Icon, Func<Task> Run, string? Keys = null, string? Detail = null, bool IsDanger = false);

/// <summary>Lines that belong together.</summary>
public sealed record QuickGroup(string Title, IReadOnlyList<QuickEntry> Entries);
