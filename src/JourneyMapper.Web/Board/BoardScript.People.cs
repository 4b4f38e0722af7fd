namespace JourneyMapper.Web.Board;

/// <summary>What menus ask of those who have dialogs, or another menu, for it.</summary>
public sealed partial class BoardScript
{
    /// <summary>The person has to choose once more: the choice's name in the resources, and what it offers.</summary>
    public event Action<string, IReadOnlyList<ElementMenuItem>>? ChoiceOffered;

    /// <summary>The person wants the lanes of a buying committee for this actor.</summary>
    public event Func<Guid, Task>? CommitteeLanesAsked;

    public void OfferChoice(string name, IReadOnlyList<ElementMenuItem> choices) => ChoiceOffered?.Invoke(name, choices);

    public Task AskCommitteeLanesAsync(Guid actor) => CommitteeLanesAsked?.Invoke(actor) ?? Task.CompletedTask;
}
