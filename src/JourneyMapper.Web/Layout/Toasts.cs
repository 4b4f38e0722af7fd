namespace JourneyMapper.Web.Layout;

/// <summary>Short messages at the foot of the page, one visit's own. The newest stands until it is closed, acted on or has been there long enough to read.</summary>
public sealed class Toasts
{
    /// <summary>Long enough to read a line and reach its button.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(8);

    public Toast? Current { get; private set; }

    /// <summary>Raised on the dispatcher of whoever shows or closes a message.</summary>
    public event Action? Changed;

    /// <param name="text">One line that says what happened.</param>
    /// <param name="action">The button's word, such as "Undo"; null = no button.</param>
    public void Show(string text, string? action = null, Func<Task>? act = null)
    {
        Current = new Toast(text, action, act);
        Changed?.Invoke();
    }

    /// <summary>Takes this message away; does nothing when another one has replaced it.</summary>
    public void Close(Toast toast)
    {
        if (!ReferenceEquals(Current, toast)) return;
        Current = null;
        Changed?.Invoke();
    }
}

/// <summary>One message and what its button does.</summary>
public sealed record Toast(string Text, string? Action, Func<Task>? Act);
