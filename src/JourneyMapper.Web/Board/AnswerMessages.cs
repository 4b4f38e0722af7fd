using System.Collections.Immutable;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>What the room answers, in words, where there is something to say.</summary>
sealed class AnswerMessages(Toasts toasts, IStringLocalizer<BoardTexts> texts, IStringLocalizer<PersonTexts> names)
{
    /// <param name="nothing">What is said when there was nothing to submit; null = nothing.</param>
    /// <param name="removeAnyway">Removes an element that an undo has left because others have worked on it.</param>
    public void Tell(SubmitAnswer? answer, string? nothing, Func<Guid, Task> removeAnyway)
    {
        switch (answer)
        {
            case null when nothing is not null:
                toasts.Show(texts[nothing]);
                break;
            case SubmitAnswer.Accepted { Skipped: var skipped }:
                TellSkipped(skipped, removeAnyway);
                break;
            case SubmitAnswer.NothingToUndo { Skipped: var skipped }:
                TellSkipped(skipped, removeAnyway);
                break;
            case SubmitAnswer.Refused { Refusal: var refusal }:
                toasts.Show(texts["Refused." + refusal.Code, refusal.Bound ?? 0]);
                break;
            case SubmitAnswer.Rejected { Reason: var reason }:
                toasts.Show(texts["Rejected." + reason]);
                break;
            case SubmitAnswer.Unavailable:
                toasts.Show(texts["NotStored"]);
                break;
        }
    }

    void TellSkipped(ImmutableArray<SkippedUndo> skipped, Func<Guid, Task> removeAnyway)
    {
        if (skipped.IsEmpty) return;
        var first = skipped[0];
        if (first.IsLocked)
        {
            toasts.Show(texts["Refused.Locked"]);
            return;
        }

        var name = first.OtherName is { } other ? names.NameOf(other) : texts["Somebody"].Value;
        if (first.WouldRemove) toasts.Show(texts["UndoKept", name], texts["RemoveAnyway"], () => removeAnyway(first.Id));
        else toasts.Show(texts["UndoSkipped", name]);
    }
}
