using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>Undo takes back what its author did, and nothing of anybody else's.</summary>
public sealed class UndoTests
{
    private static readonly MapAuthor Ann = Rig.Ann;
    private static readonly MapAuthor Ben = Rig.Ben;
    private static readonly Guid Note = Rig.Note;
    private static readonly Guid Pain = Rig.Pain;

    private readonly UndoHistory history = new();

    [Fact]
    public void A_value_is_taken_back_while_it_is_still_what_the_author_put_there()
    {
        var mine = history.Do(Ann, Rig.Severity(4));
        history.Do(Ben, new SetOperation(Pain, "frequency", 2m));
        history.Undo(Ann, mine);
        Assert.Null(Value("severity"));
        Assert.Equal(2m, Value("frequency"));
        Assert.Empty(history.Skipped);
    }

    [Fact]
    public void A_value_that_somebody_else_has_changed_since_stays_and_the_notice_names_them()
    {
        var mine = history.Do(Ann, Rig.Severity(4), new SetOperation(Pain, "frequency", 1m));
        history.Do(Ben, Rig.Severity(5));
        history.Undo(Ann, mine);
        Assert.Equal(5m, Value("severity"));
        Assert.Null(Value("frequency"));
        Assert.Equal([new SkippedUndo(Pain, "Ben", false)], history.Skipped);
    }

    [Fact]
    public void When_all_of_it_has_been_overtaken_nothing_is_left_to_undo()
    {
        var mine = history.Do(Ann, Rig.Severity(4));
        history.Do(Ben, Rig.Severity(5));
        Assert.Null(history.Undo(Ann, mine));
        Assert.Equal("Ben", Assert.Single(history.Skipped).OtherName);
    }

    [Fact]
    public void A_field_set_twice_in_one_edit_goes_back_to_what_it_was_before_both()
    {
        history.Do(Ann, Rig.Severity(1));
        var mine = history.Do(Ann, Rig.Severity(2), Rig.Severity(3));
        history.Undo(Ann, mine);
        Assert.Equal(1m, Value("severity"));
    }

    [Fact]
    public void Letters_are_taken_back_from_between_the_letters_of_others()
    {
        var mine = history.Do(Ann, Rig.Type("long queue"));
        history.Do(Ben, Edit("long queue", "very long queue"));
        history.Do(Ben, Edit("very long queue", "very long, slow queue"), Edit("very long, slow queue", "very long, slow queue!"));
        history.Undo(Ann, mine);
        Assert.Equal("very , slow!", Text());
        Assert.Empty(history.Skipped);
    }

    [Fact]
    public void Deleted_letters_come_back_among_what_others_wrote_meanwhile()
    {
        history.Do(Ben, Rig.Type("a long queue"));
        var mine = history.Do(Ann, Edit("a long queue", "a queue"));
        history.Do(Ben, Edit("a queue", "in a queue"));
        history.Undo(Ann, mine);
        Assert.Equal("in a long queue", Text());
    }

    [Fact]
    public void A_text_that_was_set_is_taken_back_letter_by_letter_too()
    {
        history.Do(Ben, new SetOperation(Note, "text", "queue"));
        var mine = history.Do(Ann, new SetOperation(Note, "text", "long queue"));
        history.Do(Ben, new SetOperation(Note, "text", "long queue outside"));
        history.Undo(Ann, mine);
        Assert.Equal("queue outside", Text());
    }

    [Fact]
    public void A_move_is_taken_back_only_while_nobody_else_has_moved_it()
    {
        var home = history.Map.Find(Note)!.Place;
        var mine = history.Do(Ann, new MoveOperation(Note) { StepId = StartMap.Id(9) });
        Assert.NotNull(history.Undo(Ann, mine));
        Assert.Equal(home, history.Map.Find(Note)!.Place);

        mine = history.Do(Ann, new MoveOperation(Note) { StepId = StartMap.Id(9) });
        history.Do(Ben, new MoveOperation(Note) { StepId = StartMap.Id(8) });
        Assert.Null(history.Undo(Ann, mine));
        Assert.Equal(StartMap.Id(8), history.Map.Find(Note)!.Place.Second);
        Assert.Equal([new SkippedUndo(Note, "Ben", false)], history.Skipped);
    }

    [Fact]
    public void A_move_into_what_is_gone_now_counts_as_undone()
    {
        var mine = history.Do(Ann, new MoveOperation(Note) { StepId = StartMap.Id(9) });
        history.Do(Ben, new RemoveOperation(StartMap.Id(5 + (19 % 3))));
        Assert.Null(history.Undo(Ann, mine));
        Assert.Equal(Note, Assert.Single(history.Skipped).Id);
    }

    [Fact]
    public void What_the_author_made_goes_when_nobody_else_has_had_a_hand_in_it()
    {
        var card = Guid.CreateVersion7();
        var mine = history.Do(Ann, NewNote(card));
        history.Do(Ann, new SetOperation(card, "confidence", "measured"));
        history.Do(Ben, Rig.Severity(3));
        history.Undo(Ann, mine);
        Assert.Null(history.Map.Find(card));
    }

    [Fact]
    public void What_somebody_else_has_changed_stays_and_the_notice_offers_to_remove_it()
    {
        var card = Guid.CreateVersion7();
        var mine = history.Do(Ann, NewNote(card));
        history.Do(Ben, new EditTextOperation(card, "text", TextDelta.Between("", "Ben's")));
        Assert.Null(history.Undo(Ann, mine));
        Assert.NotNull(history.Map.Find(card));
        Assert.Equal([new SkippedUndo(card, "Ben", true)], history.Skipped);
    }

    [Fact]
    public void What_somebody_else_has_filled_stays()
    {
        var (step, card) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var mine = history.Do(Ann, new InsertOperation(Step.Kind, step, [new("stageId", StartMap.Id(3))]));
        history.Do(Ben, NewNote(card, step));
        Assert.Null(history.Undo(Ann, mine));
        Assert.Equal([new SkippedUndo(step, "Ben", true)], history.Skipped);

        // Emptied again by whoever filled it, it is only its author's.
        history.Do(Ben, new RemoveOperation(card));
        Assert.NotNull(history.Undo(Ann, mine));
        Assert.Null(history.Map.Find(step));
    }

    [Fact]
    public void What_somebody_else_moved_something_into_stays()
    {
        var step = Guid.CreateVersion7();
        var mine = history.Do(Ann, new InsertOperation(Step.Kind, step, [new("stageId", StartMap.Id(3))]));
        history.Do(Ben, new MoveOperation(Note) { StepId = step });
        Assert.Null(history.Undo(Ann, mine));
        Assert.Equal("Ben", Assert.Single(history.Skipped).OtherName);
    }

    [Fact]
    public void What_somebody_else_has_linked_to_stays()
    {
        var card = Guid.CreateVersion7();
        var mine = history.Do(Ann, NewNote(card));
        history.Do(Ben, new InsertOperation(Link.Kind, Guid.CreateVersion7(), [new("from", card), new("to", Note), PropertyValue.Of(Link.LinkKind, Link.Next)]));
        Assert.Null(history.Undo(Ann, mine));
    }

    [Fact]
    public void An_actor_whom_somebody_else_has_given_a_lane_stays()
    {
        var actor = Guid.CreateVersion7();
        var mine = history.Do(Ann, new InsertOperation(Actor.Kind, actor, []));
        var given = history.Do(Ben, SetOperation.Of(StartMap.Id(12), Lane.ActorId, actor));
        Assert.Null(history.Undo(Ann, mine));
        Assert.Equal([new SkippedUndo(actor, "Ben", true)], history.Skipped);

        history.Undo(Ben, given);
        Assert.NotNull(history.Undo(Ann, mine));
    }

    [Fact]
    public void A_step_that_stays_because_of_others_changes_no_spans_either()
    {
        var step = Guid.CreateVersion7();
        var spans = Spans();
        var mine = history.Do(Ann, new InsertOperation(Step.Kind, step, [new("stageId", StartMap.Id(3))], StartMap.Id(6)));
        history.Do(Ben, NewNote(Guid.CreateVersion7(), step));
        var before = MapText.Of(history.Map);
        Assert.Null(history.Undo(Ann, mine));
        Assert.Equal(before, MapText.Of(history.Map));
        Assert.Equal(spans, Spans().Where(pair => spans.ContainsKey(pair.Key)).ToDictionary());
    }

    [Fact]
    public void A_span_that_somebody_else_has_changed_since_a_step_came_keeps_their_value()
    {
        var step = Guid.CreateVersion7();
        var mine = history.Do(Ann, new InsertOperation(Step.Kind, step, [new("stageId", StartMap.Id(3))], StartMap.Id(7)));
        var wide = history.Map.Cards().First(card => card.Get(Card.Span) > 1).Id;
        history.Do(Ben, SetOperation.Of(wide, Card.Span, 5));
        history.Undo(Ann, mine);
        Assert.InRange(history.Map.Find(wide)!.Get(Card.Span)!.Value, 4, 5);
    }

    [Fact]
    public void A_removal_is_taken_back_with_all_that_went()
    {
        var before = MapText.Of(history.Map);
        var mine = history.Do(Ann, new RemoveOperation(StartMap.Id(3)));
        history.Do(Ben, new RemoveOperation(StartMap.Id(2)));
        history.Undo(Ann, mine);
        history.Undo(Ben, mine + 1);
        Assert.Equal(before, MapText.Of(history.Map));
    }

    [Fact]
    public void A_removal_that_somebody_else_has_taken_back_and_built_on_leaves_their_work()
    {
        var mine = history.Do(Ann, new RemoveOperation(Note));
        history.Do(Ben, new RestoreOperation(Note));
        history.Do(Ben, Rig.Type("kept"));
        history.Undo(Ann, mine);
        Assert.Equal("kept", Text());
    }

    [Fact]
    public void A_change_to_what_somebody_else_removed_with_its_place_counts_as_undone_and_names_them()
    {
        var mine = history.Do(Ann, Rig.Severity(4));
        history.Do(Ben, new RemoveOperation(history.Map.Find(Pain)!.Place.Parent));
        Assert.Null(history.Undo(Ann, mine));
        Assert.Equal([new SkippedUndo(Pain, "Ben", false)], history.Skipped);
    }

    [Fact]
    public void Redo_does_again_what_undo_took_back_and_spares_others_likewise()
    {
        var mine = history.Do(Ann, Rig.Severity(4), new SetOperation(Pain, "frequency", 1m));
        var undo = history.Undo(Ann, mine)!.Value;
        history.Do(Ben, new SetOperation(Pain, "frequency", 5m));
        var redo = history.Undo(Ann, undo);
        Assert.NotNull(redo);
        Assert.Equal((4m, 5m), (Value("severity"), Value("frequency")));
        Assert.Equal("Ben", Assert.Single(history.Skipped).OtherName);
    }

    [Fact]
    public void Redoing_a_removal_spares_what_others_have_changed_since_the_undo()
    {
        var mine = history.Do(Ann, new RemoveOperation(Note));
        var undo = history.Undo(Ann, mine)!.Value;
        history.Do(Ben, Rig.Type("Ben's"));
        Assert.Null(history.Undo(Ann, undo));
        Assert.Equal("Ben's", Text());
        Assert.Equal([new SkippedUndo(Note, "Ben", true)], history.Skipped);
    }

    [Fact]
    public void Letters_that_were_deleted_and_brought_back_are_still_their_writers()
    {
        var typed = history.Do(Ann, Rig.Type("queue"));
        var deleted = history.Do(Ben, Edit("queue", "qu"));
        history.Do(Ben, Edit("qu", "qu!"));
        history.Undo(Ben, deleted);
        Assert.Equal("qu!eue", Text());
        history.Undo(Ann, typed);
        Assert.Equal("!", Text());
    }

    [Fact]
    public void Typing_with_corrections_goes_back_as_one_even_between_others()
    {
        var versions = new List<long> { history.Do(Ann, Rig.Type("quue")) };
        history.Do(Ben, Edit("quue", "quue!"));
        versions.Insert(0, history.Do(Ann, Edit("quue!", "qu!")));
        history.Do(Ben, Edit("qu!", "(qu!"));
        versions.Insert(0, history.Do(Ann, Edit("(qu!", "(queue!")));
        history.Undo(Ann, versions);
        Assert.Equal("(!", Text());
    }

    [Fact]
    public void Several_edits_go_back_as_one_latest_first()
    {
        var versions = "queue".Select((letter, at) => history.Do(Ann, Rig.Type($"{letter}", at))).ToList();
        history.Do(Ben, Edit("queue", "queue!"));
        var undo = history.Undo(Ann, Enumerable.Reverse(versions))!.Value;
        Assert.Equal("!", Text());
        history.Undo(Ann, undo);
        Assert.Equal("queue!", Text());
    }

    private static InsertOperation NewNote(Guid id, Guid? step = null) =>
        new(Card.Kind, id, [new("laneId", StartMap.Id(15)), new("stepId", step ?? StartMap.Id(9))]);

    private static EditTextOperation Edit(string from, string to) => new(Note, "text", TextDelta.Between(from, to));

    private Dictionary<Guid, int?> Spans() => history.Map.Cards().ToDictionary(card => card.Id, card => card.Get(Card.Span));

    private string Text() => history.Map.Find(Note)!.Caption;

    private decimal? Value(string name)
    {
        var pain = history.Map.Find(Pain)!;
        var property = pain.Kind.Find(name)!;
        return pain.GetSet(property) is { } value ? Convert.ToDecimal(property.ToWire(value), System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
