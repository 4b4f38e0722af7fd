using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Board;

/// <summary>
/// What others change, in a sentence for those who hear the page: who, and how much. It waits a moment for what belongs together, and
/// however much is going on it speaks no more often than every <see cref="Pause"/>.
/// </summary>
sealed class LiveNews : IDisposable
{
    /// <summary>Shortest time between two sentences.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <summary>What comes so soon after the first change is told with it.</summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromSeconds(2);

    readonly Guid me;
    readonly IStringLocalizer<BoardTexts> texts;
    readonly IStringLocalizer<PersonTexts> names;
    readonly TimeProvider time;
    readonly ITimer timer;
    readonly Dictionary<Guid, string> authors = [];
    readonly HashSet<Guid> changed = [];
    DateTimeOffset spoken;

    /// <param name="me">Whose own changes are no news.</param>
    /// <param name="enter">Runs work in the circuit.</param>
    /// <param name="say">Says a sentence on the page.</param>
    public LiveNews(Guid me, IStringLocalizer<BoardTexts> texts, IStringLocalizer<PersonTexts> names, TimeProvider time, Func<Func<Task>, Task> enter, Func<string, Task> say)
    {
        (this.me, this.texts, this.names, this.time) = (me, texts, names, time);
        timer = time.CreateTimer(_ => _ = enter(() => SpeakAsync(say)), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Edits that are now drawn. Called in the circuit.</summary>
    public void Hear(IEnumerable<MapEdit> edits)
    {
        var isWaiting = changed.Count > 0;
        foreach (var edit in edits.Where(edit => edit.Author.Id != me))
        {
            authors[edit.Author.Id] = names.NameOf(edit.Author.Name);
            changed.UnionWith(edit.Touched);
        }

        if (isWaiting || changed.Count == 0) return;
        var now = time.GetUtcNow();
        var due = spoken + Pause > now + Gathering ? spoken + Pause - now : Gathering;
        timer.Change(due, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();

    Task SpeakAsync(Func<string, Task> say)
    {
        if (changed.Count == 0) return Task.CompletedTask;
        var who = authors.Count == 1 ? authors.Values.Single() : texts["News.People", authors.Count];
        var sentence = changed.Count == 1 ? texts["News.One", who] : texts["News.Many", who, changed.Count];
        authors.Clear();
        changed.Clear();
        spoken = time.GetUtcNow();
        return say(sentence);
    }
}
