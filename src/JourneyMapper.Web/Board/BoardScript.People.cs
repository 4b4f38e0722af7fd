namespace JourneyMapper.Web.Board;

/// <summary>What menus ask of those who have dialogs, or another menu, for it.</summary>
public sealed partial class BoardScript
{
    /// <summary>The person wants the lanes of a buying committee for this actor.</summary>
    public event Func<Guid, Task>? CommitteeLanesAsked;

    /// <summary>The person has to choose once more.</summary>
    /// <param name="heading">A text of the board.</param>
    public void OfferChoice(string heading, IReadOnlyList<ElementMenuItem> choices) => Offer(texts[heading], choices);

    public Task AskCommitteeLanesAsync(Guid actor) => CommitteeLanesAsked?.Invoke(actor) ?? Task.CompletedTask;
}
