using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Laws;

public sealed class InverseLaws
{
    [Fact]
    public void The_inverse_of_every_submission_brings_the_exact_map_back() => Law.HoldsForAnyHistory(history =>
    {
        foreach (var edit in history.Edits)
            AssertSame(edit.Before, Apply(edit.After, OperationJson.WriteList(edit.Change.Inverse)).Map);
    });

    [Fact]
    public void The_inverse_of_every_single_operation_brings_the_exact_map_back() => Law.HoldsForAnyHistory(history =>
    {
        foreach (var edit in history.Edits)
        {
            var map = edit.Before;
            foreach (var operation in Submission.Flat(edit.Sent))
            {
                var change = Submission.Apply(map, [operation]).Change!;
                AssertSame(map, Apply(change.Map, OperationJson.WriteList(change.Inverse)).Map);
                map = change.Map;
            }
        }
    });

    [Fact]
    public void Undoing_every_edit_brings_the_first_map_back_and_redoing_them_the_last() => Law.HoldsForAnyHistory(history =>
    {
        var map = history.Map;
        var redo = new Stack<(string Operations, JourneyMap After)>();
        foreach (var edit in history.Edits.Reverse())
        {
            var undone = Apply(map, OperationJson.WriteList(edit.Change.Inverse));
            redo.Push((OperationJson.WriteList(undone.Inverse), map));
            map = undone.Map;
            AssertSame(edit.Before, map);
        }

        foreach (var (operations, after) in redo)
        {
            map = Apply(map, operations).Map;
            AssertSame(after, map);
        }
    });

    private static MapChange Apply(JourneyMap map, string operations)
    {
        var outcome = Submission.Apply(map, OperationJson.ReadList(operations));
        return outcome.Change ?? throw new Xunit.Sdk.XunitException($"{operations} was refused: {outcome.Refusal}");
    }

    private static void AssertSame(JourneyMap expected, JourneyMap actual) => Assert.Equal(MapText.Of(expected), MapText.Of(actual));
}
