using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Live;

public sealed class UndoStackTests
{
    private readonly UndoStack stack = new();

    [Fact]
    public void Steps_come_back_latest_first()
    {
        stack.Push(2);
        stack.Push(5);
        Assert.Equal([5], stack.TakeUndo().AsEnumerable());
        Assert.Equal([2], stack.TakeUndo().AsEnumerable());
        Assert.False(stack.CanUndo);
        Assert.Empty(stack.TakeUndo());
    }

    [Fact]
    public void Edits_in_one_go_are_one_step_latest_first_until_it_is_sealed()
    {
        foreach (var version in new[] { 2, 3, 4 }) stack.Push(version, "typing");
        stack.Seal();
        stack.Push(5, "typing");
        stack.Push(6, "other");
        Assert.Equal([6], stack.TakeUndo().AsEnumerable());
        Assert.Equal([5], stack.TakeUndo().AsEnumerable());
        Assert.Equal([4, 3, 2], stack.TakeUndo().AsEnumerable());
    }

    [Fact]
    public void A_step_is_found_by_any_of_its_versions_once_and_the_others_stay()
    {
        stack.Push(2);
        stack.Push(3, "typing");
        stack.Push(4, "typing");
        stack.Push(6);

        Assert.Equal([4, 3], stack.TakeUndo(3).AsEnumerable());
        Assert.Empty(stack.TakeUndo(4));
        Assert.Empty(stack.TakeUndo(5));
        Assert.Equal([6], stack.TakeUndo().AsEnumerable());
        Assert.Equal([2], stack.TakeUndo(2).AsEnumerable());
        Assert.False(stack.CanUndo);
    }

    [Fact]
    public void An_undo_can_be_redone_and_the_redo_undone_until_something_new_is_done()
    {
        stack.Push(2);
        stack.TakeUndo();
        stack.Undone(3);
        Assert.Equal([3], stack.TakeRedo().AsEnumerable());
        stack.Redone(4);
        Assert.Equal([4], stack.TakeUndo().AsEnumerable());
        stack.Undone(5);
        stack.Push(6);
        Assert.False(stack.CanRedo);
        Assert.Empty(stack.TakeRedo());
    }

    [Fact]
    public void Only_the_latest_steps_are_remembered()
    {
        for (var version = 1; version <= UndoStack.Capacity + 10; version++) stack.Push(version);
        var taken = 0;
        while (stack.CanUndo) Assert.Equal([UndoStack.Capacity + 10 - taken++], stack.TakeUndo().AsEnumerable());
        Assert.Equal(UndoStack.Capacity, taken);
    }

    [Fact]
    public async Task Through_a_room_an_undo_is_an_edit_that_tells_what_it_left_alone()
    {
        await using var rig = await Rig.StartAsync();
        var mine = await rig.DoAsync(Rig.Ann, Rig.Severity(4), new SetOperation(Rig.Pain, "frequency", 1m));
        await rig.DoAsync(Rig.Ben, Rig.Severity(5));

        var undone = Assert.IsType<SubmitAnswer.Accepted>(await rig.UndoAsync(Rig.Ann, mine));
        Assert.Equal([new SkippedUndo(Rig.Pain, "Ben", false)], undone.Skipped.AsEnumerable());
        Assert.Equal(4, undone.Edit.Version);

        var nothing = Assert.IsType<SubmitAnswer.NothingToUndo>(await rig.UndoAsync(Rig.Ann, mine));
        Assert.Equal(4, (await rig.MapAsync()).Version);
        Assert.NotEmpty(nothing.Skipped);
        rig.Store.Loaded(Rig.MapId);
    }

    [Fact]
    public async Task Nobody_undoes_the_edits_of_others_or_edits_that_there_are_none_of()
    {
        await using var rig = await Rig.StartAsync();
        var mine = await rig.DoAsync(Rig.Ann, Rig.Severity(4));
        foreach (var version in new[] { mine, 0, 99 })
            Assert.Equal(Rejection.Forbidden, Assert.IsType<SubmitAnswer.Rejected>(await rig.UndoAsync(Rig.Ben, version)).Reason);
    }

    [Fact]
    public async Task An_undo_in_one_group_with_what_others_do_sees_it()
    {
        await using var rig = await Rig.StartAsync();
        var mine = await rig.DoAsync(Rig.Ann, Rig.Type("abc"));
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ben, "first", Rig.Severity(1));
        await barrier.Reached;
        var typing = rig.SubmitAsync(Rig.Ben, "typing", mine, Rig.Type("x", at: 1));
        var undoing = rig.UndoAsync(Rig.Ann, mine);
        barrier.Open();
        await Task.WhenAll(first, typing, undoing);

        Assert.IsType<SubmitAnswer.Accepted>(await undoing);
        Assert.Equal("x", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    [Fact]
    public async Task An_edit_that_another_process_stored_can_be_undone_here()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        await other.MapAsync();
        var mine = await rig.DoAsync(Rig.Ann, Rig.Type("abc"));
        Assert.IsType<SubmitAnswer.Accepted>(await other.UndoAsync(Rig.Ann, mine));
        Assert.Equal("", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }
}
