namespace JourneyMapper.Web.Layout;

/// <summary>The widths a dialog may have. They are tokens, so that a dialog grows with the type of its theme.</summary>
public static class DialogWidths
{
    /// <summary>A question, or one field.</summary>
    public const string Small = "var(--dialog-s)";

    /// <summary>A form.</summary>
    public const string Medium = "var(--dialog-m)";

    /// <summary>Choices side by side.</summary>
    public const string Large = "var(--dialog-l)";
}
