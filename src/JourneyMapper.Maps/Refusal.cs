namespace JourneyMapper.Maps;

/// <summary>Why an operation was not applied. The names in camelCase are a contract; their words live with the screens.</summary>
public enum RefusalCode
{
    UnknownElement,
    RemovedElement,
    IdTaken,
    Taken,
    UnknownProperty,
    InvalidValue,
    InvalidText,
    InvalidDelta,
    InvalidPlace,
    NestedBatch,
    Limit,
    Locked,
}

/// <summary>A refusal: an ordinary answer, never an exception.</summary>
/// <param name="Id">The element that stands in the way or that the operation names.</param>
/// <param name="Field">Path of the offending member within the operation, such as <c>element/severity</c>.</param>
/// <param name="Bound">The limit that was met, where the code is <see cref="RefusalCode.Limit"/>.</param>
public sealed record Refusal(RefusalCode Code, Guid? Id = null, string? Field = null, int? Bound = null)
{
    /// <summary>Name of the property that it is about; null where it is about none.</summary>
    public string? Property { get; init; }

    /// <summary>What the property accepts, such as <c>1-5</c> or the words to choose from.</summary>
    public string? Allowed { get; init; }

    /// <summary>Path of the refused operation within the submission, such as <c>operations/3</c>; set by whoever applies a list.</summary>
    public string Path { get; init; } = "";

    /// <summary>Index of the refused operation among those sent.</summary>
    public int Operation { get; init; }
}
