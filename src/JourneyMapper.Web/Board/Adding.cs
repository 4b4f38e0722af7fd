using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Web.Board;

/// <summary>What is put on the board by a button, a menu or a quick action; then the person stands on it, ready to name it.</summary>
static class Adding
{
    /// <summary>Actors take the palette's colours from here on, stages those before.</summary>
    const int FirstActorColor = 6;

    public static async Task StageAsync(BoardScript script, Guid? before)
    {
        var id = Guid.CreateVersion7();
        if (await script.Edits.AddStage(MapSubmission.NewId(), id, before)) await script.EditAsync(id, Stage.Title.Name);
    }

    public static async Task StepAsync(BoardScript script, Guid stage, Guid? before)
    {
        var id = Guid.CreateVersion7();
        if (!await script.Edits.AddStep(MapSubmission.NewId(), id, stage, before)) return;
        // Its stage may be folded.
        await script.Reveal(id);
        await script.EditAsync(id, Step.Title.Name);
    }

    public static async Task CardAsync(BoardScript script, Guid lane, Guid step, Guid? before)
    {
        var id = Guid.CreateVersion7();
        if (await script.Edits.AddCard(MapSubmission.NewId(), id, lane, step, before, null, null)) await script.EditAsync(id, Card.Text.Name);
    }

    public static async Task LaneAsync(BoardScript script, LaneKind kind, string title, Guid? before = null)
    {
        var lane = MapKind.NewLane(kind, title) with { Before = before };
        if (await script.DoAsync(lane)) await script.FocusAsync(lane.Id);
    }

    /// <summary>The colour that the n-th actor (0-based) begins with.</summary>
    public static string ActorColorAt(int index) => Palette.At(index + FirstActorColor);

    public static async Task ActorAsync(BoardScript script, JourneyMap map, string name)
    {
        var id = Guid.CreateVersion7();
        var color = ActorColorAt(map.Actors.Count());
        if (await script.DoAsync(new InsertOperation(Actor.Kind, id, [PropertyValue.Of(Actor.Name, name), PropertyValue.Of(Actor.Color, color)])))
            await script.EditAsync(id, Actor.Name.Name);
    }
}
