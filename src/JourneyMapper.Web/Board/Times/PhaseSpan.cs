using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board.Times;

/// <summary>Stages side by side that lie before, during or after the meeting with the company: from which column and over how many.</summary>
public readonly record struct PhaseSpan(string Name, int Column, int Width)
{
    public static IEnumerable<PhaseSpan> Of(IEnumerable<StageSpan> stages)
    {
        PhaseSpan? open = null;
        foreach (var stage in stages)
        {
            var name = stage.Stage.Get(Stage.Phase);
            if (open is { } phase && phase.Name == name)
            {
                open = phase with { Width = phase.Width + stage.Width };
                continue;
            }

            if (open is { } done) yield return done;
            open = name is null ? null : new(name, stage.Column, stage.Width);
        }

        if (open is { } last) yield return last;
    }
}
