namespace JourneyMapper.Web.Layout;

/// <summary>What a person is asked before it is done.</summary>
/// <param name="Lines">What will happen, one sentence or two each.</param>
/// <param name="Do">The word on the button.</param>
/// <param name="IsDanger">Something is taken away.</param>
/// <param name="Option">Something that may be done with it, chosen from the start; null = nothing.</param>
/// <param name="Typed">What has to be typed first; null = nothing.</param>
public sealed record Confirmation(IReadOnlyList<string> Lines, string Do, bool IsDanger = false, string? Option = null, string? Typed = null);
