namespace JourneyMapper.Maps.Text;

/// <summary>Why a delta is refused.</summary>
public enum DeltaFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>No delta at all, or it reads past the end of the text, or it splits a surrogate pair.</summary>
    InvalidDelta,

    /// <summary>It inserts text that <see cref="WireText"/> refuses.</summary>
    InvalidText,

    /// <summary>The text would become longer than it may be.</summary>
    Limit,
}
