using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Tests.Laws;

namespace JourneyMapper.Maps.Tests.Live;

/// <summary>A store that fails at every possible point: nobody hears "refused" of what was stored, nothing is lost or doubled.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData(nameof(Fate.Fails))]
    [InlineData(nameof(Fate.AnswerLost))]
    [InlineData(nameof(Fate.ArrivesLate))]
    public async Task One_failure_of_the_store_is_not_even_noticed(string fate)
    {
        await using var rig = await Rig.StartAsync();
        var ear = new Ear();
        var (_, joined) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        FailOnce(rig, Enum.Parse<Fate>(fate));

        Assert.Equal(2, await rig.DoAsync(Rig.Ann, Rig.Type("abc")));
        Assert.Equal(3, await rig.DoAsync(Rig.Ben, Rig.Type("d", at: 3)));

        ear.HeardAllSince(joined, 3);
        Assert.Equal("abcd", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    [Theory]
    [InlineData(nameof(Fate.Fails))]
    [InlineData(nameof(Fate.AnswerLost))]
    public async Task While_the_outcome_cannot_be_known_the_answer_is_unavailable_and_a_resend_counts_once(string fate)
    {
        await using var rig = await Rig.StartAsync();
        var ear = new Ear();
        var (_, joined) = (await rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, ear))!.Value;
        rig.Store.Fates = _ =>
        {
            rig.Store.IsDown = true;
            return Enum.Parse<Fate>(fate);
        };

        Assert.IsType<SubmitAnswer.Unavailable>(await rig.SubmitAsync(Rig.Ann, "one", 1, Rig.Type("abc")));
        Assert.IsType<SubmitAnswer.Unavailable>(await rig.SubmitAsync(Rig.Ann, "one", 1, Rig.Type("abc")));
        Assert.IsType<SubmitAnswer.Unavailable>(await rig.SubmitAsync(Rig.Ben, "two", 1, Rig.Severity(9)));
        Assert.Empty(ear.Versions);
        rig.Store.Fates = null;
        rig.Store.IsDown = false;

        var answer = Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ann, "one", 1, Rig.Type("abc")));
        Assert.Equal(2, answer.Edit.Version);
        Assert.Equal(rig.Store.Edits(Rig.MapId)[1], answer.Edit.ToStored());
        ear.HeardAllSince(joined, 2);
        Assert.Equal("abc", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    [Fact]
    public async Task A_commit_that_arrives_after_everybody_gave_up_is_found_by_the_resend()
    {
        await using var rig = await Rig.StartAsync();
        var failures = 0;
        rig.Store.Fates = _ => ++failures switch { 1 => Fate.ArrivesLate, 2 => Fate.Fails, _ => Fate.Stored };
        // The second attempt brings the first one in, but its own answer is lost, and so is the way to the log.
        rig.Store.Before = _ =>
        {
            if (failures == 1) rig.Store.IsDown = true;
            return Task.CompletedTask;
        };
        Assert.IsType<SubmitAnswer.Unavailable>(await rig.SubmitAsync(Rig.Ann, "one", 1, Rig.Type("abc")));
        rig.Store.Before = null;
        rig.Store.IsDown = false;

        Assert.Equal(2, Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ann, "one", 1, Rig.Type("abc"))).Edit.Version);
        Assert.Equal("abc", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    [Fact]
    public async Task A_lost_answer_whose_version_another_process_has_taken_is_not_mistaken_for_stored()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        await rig.MapAsync();
        FailOnce(rig, Fate.Fails, beforehand: () => other.DoAsync(Rig.Ben, Rig.Type("ben")));

        Assert.Equal(3, Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ann, "one", 1, Rig.Type("ann"))).Edit.Version);
        Assert.Equal("annben", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    [Fact]
    public async Task A_map_that_cannot_be_read_is_unavailable_and_opens_once_it_can()
    {
        await using var rig = await Rig.StartAsync();
        rig.Store.IsDown = true;
        Assert.IsType<SubmitAnswer.Unavailable>(await rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(1)));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => rig.Rooms.JoinAsync(Rig.MapId, Rig.Ann.Id, new Ear()));
        await rig.Rooms.CloseAsync(Rig.MapId, CloseReason.Deleted);
        rig.Store.IsDown = false;
        Assert.IsType<SubmitAnswer.Accepted>(await rig.SubmitAsync(Rig.Ann, "one", Rig.Severity(1)));
    }

    [Fact]
    public async Task Of_a_group_that_the_store_refuses_only_the_culprit_is_refused()
    {
        await using var rig = await Rig.StartAsync();
        rig.Store.Fates = commit => commit.Edits.Any(edit => edit.SubmissionId == "culprit") ? Fate.Refused : Fate.Stored;
        var answers = await GroupAsync(rig, ["a", "culprit", "b"], _ => [Rig.Severity(2)]);

        Assert.IsType<SubmitAnswer.Refused>(answers[1]);
        Assert.Equal(["creation", "first", "a", "b"], rig.Store.Edits(Rig.MapId).Select(edit => edit.SubmissionId));
        Assert.Equal(4, rig.Store.Loaded(Rig.MapId).Version);
    }

    [Fact]
    public async Task What_was_refused_stays_out_when_the_group_is_tried_one_by_one()
    {
        await using var rig = await Rig.StartAsync();
        var stage = Guid.CreateVersion7();
        rig.Store.Fates = commit => commit.Edits.Any(edit => edit.SubmissionId == "culprit") ? Fate.Refused : Fate.Stored;
        // "early" names a stage that comes only after it: refused, and answered so, before the others are tried again.
        var answers = await GroupAsync(rig, ["early", "stage", "culprit"], id => id switch
        {
            "early" => [new SetOperation(stage, "title", "too early")],
            "stage" => [new InsertOperation(Elements.Stage.Kind, stage, [])],
            _ => [Rig.Severity(2)],
        });

        Assert.IsType<SubmitAnswer.Refused>(answers[0]);
        Assert.Equal(["creation", "first", "stage"], rig.Store.Edits(Rig.MapId).Select(edit => edit.SubmissionId));
    }

    [Fact]
    public async Task What_was_refused_stays_out_when_another_process_makes_it_possible_meanwhile()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        var stage = Guid.CreateVersion7();
        var answers = await GroupAsync(
            rig, ["early", "good"], id => id == "early" ? [new SetOperation(stage, "title", "too early")] : [Rig.Severity(2)],
            beforeGroup: () => other.DoAsync(Rig.Ben, new InsertOperation(Elements.Stage.Kind, stage, [])));

        Assert.IsType<SubmitAnswer.Refused>(answers[0]);
        Assert.IsType<SubmitAnswer.Accepted>(answers[1]);
        Assert.Equal("", rig.Store.Loaded(Rig.MapId).Find(stage)!.Caption);
        Assert.DoesNotContain(rig.Store.Edits(Rig.MapId), edit => edit.SubmissionId == "early");
    }

    [Fact]
    public async Task A_group_of_which_one_was_stored_by_another_process_gives_that_one_its_first_answer()
    {
        await using var rig = await Rig.StartAsync();
        await using var other = rig.Another();
        var answers = await GroupAsync(
            rig, ["a", "twice", "b"], id => [Rig.Type(id)], beforeGroup: () => other.SubmitAsync(Rig.Ann, "twice", Rig.Type("twice")));

        Assert.Equal([4L, 3, 5], answers.Select(answer => Assert.IsType<SubmitAnswer.Accepted>(answer).Edit.Version));
        Assert.Equal("batwice", rig.Store.Loaded(Rig.MapId).Find(Rig.Note)!.Caption);
    }

    /// <summary>Submits these as one group, behind a first one that holds up the store.</summary>
    private static async Task<SubmitAnswer[]> GroupAsync(Rig rig, string[] ids, Func<string, MapOperation[]> operations, Func<Task>? beforeGroup = null)
    {
        var barrier = new Barrier();
        rig.Store.Before = _ => barrier.PassAsync();
        var first = rig.SubmitAsync(Rig.Ann, "first", Rig.Severity(1));
        await barrier.Reached;
        var answering = ids.Select(id => rig.SubmitAsync(Rig.Ann, id, operations(id))).ToList();
        rig.Store.Before = async _ =>
        {
            rig.Store.Before = null;
            if (beforeGroup is not null) await beforeGroup();
        };
        barrier.Open();
        await first;
        return await Task.WhenAll(answering);
    }

    private static void FailOnce(Rig rig, Fate fate, Func<Task>? beforehand = null)
    {
        var has = false;
        rig.Store.Before = async _ =>
        {
            rig.Store.Before = null;
            if (beforehand is not null) await beforehand();
            rig.Store.Fates = _ =>
            {
                if (has) return Fate.Stored;
                has = true;
                return fate;
            };
        };
    }
}
