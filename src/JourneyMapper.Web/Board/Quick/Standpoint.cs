using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Quick;

/// <summary>Where a person stands when they ask what can be done, as far as it is still there.</summary>
/// <param name="Element">What they stand on; null in an empty place, and on the map as a whole.</param>
/// <param name="Step">The step whose column they are in.</param>
public sealed record Standpoint(BoardSession Session, BoardScript Script, Element? Element, Element? Step)
{
    public JourneyMap Map => Session.Map;

    /// <summary>The stage they are in.</summary>
    public Element? Stage => Element?.Kind == Maps.Elements.Stage.Kind ? Element : Step is null ? null : Map.Find(Step.Place.Parent);

    /// <param name="element">What the page says they stand on; it may have gone.</param>
    /// <param name="step">The step of the empty place that they stand in.</param>
    public static Standpoint Of(BoardSession session, BoardScript script, Guid? element, Guid? step)
    {
        var on = element is { } id && session.Map.Find(id) is { } found && found.Kind != MapHead.Kind ? found : null;
        var column = on is null ? step : on.Kind == Maps.Elements.Step.Kind ? on.Id : on.Kind == Card.Kind ? on.Place.Second : null;
        return new(session, script, on, column is { } at && session.Map.Find(at) is { } known && known.Kind == Maps.Elements.Step.Kind ? known : null);
    }

    /// <summary>Presses a button of the board by its name on the page: what it does is told once, there.</summary>
    public Task PressAsync(string button) => Script.TellAsync("quick.press", button).AsTask();

    /// <summary>Through the map as the actor they stand on, or else as the first one.</summary>
    public Task WalkAsync()
    {
        Script.AskWalk((Element?.Kind == Actor.Kind ? Element : Map.Actors.FirstOrDefault())?.Id, Step?.Id);
        return Task.CompletedTask;
    }

    /// <summary>After the stage they are in, or as the last one.</summary>
    public Task AddStageAsync() => Adding.StageAsync(Script, Stage is { } here ? Map.NextSibling(here)?.Id : null);

    /// <summary>After the step they are in, or as the last one of the stage, or of the map.</summary>
    public Task AddStepAsync()
    {
        var stage = Stage ?? Map.Stages.LastOrDefault();
        return stage is null ? Task.CompletedTask : Adding.StepAsync(Script, stage.Id, Step is { } here ? Map.NextSibling(here)?.Id : null);
    }
}
