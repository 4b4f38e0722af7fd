namespace JourneyMapper.Maps.Operations;

/// <summary>
/// A change to a map as a value. Few and general: each names one field of one element, so that two people's changes to one card both
/// survive. Applying gives the operation as it took effect and its inverse, or a refusal; a refused one changes nothing that is kept.
/// </summary>
public abstract record MapOperation
{
    /// <summary>Applies to the draft. After a refusal the draft must be thrown away.</summary>
    internal abstract Applied ApplyTo(MapDraft draft);
}

/// <summary>What applying gave: the operation as it took effect with its inverse, or the refusal.</summary>
internal readonly record struct Applied
{
    private Applied(MapOperation? operation, MapOperation? inverse, Refusal? refusal) => (Operation, Inverse, Refusal) = (operation, inverse, refusal);

    public Applied(MapOperation operation, MapOperation inverse) : this(operation, inverse, null) { }

    public MapOperation? Operation { get; }
    public MapOperation? Inverse { get; }
    public Refusal? Refusal { get; }

    public static implicit operator Applied(Refusal refusal) => new(null, null, refusal);
    public static implicit operator Applied(RefusalCode code) => new Refusal(code);
}
