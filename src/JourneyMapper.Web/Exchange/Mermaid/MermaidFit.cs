using System.Globalization;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Templates;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>Whether a journey fits on a map. The map would refuse it anyway; here the line can be told.</summary>
static class MermaidFit
{
    const int MaxShown = 40;

    /// <summary>The first thing that is too long or one too many, or null.</summary>
    public static MermaidNote? Check(MermaidJourney journey, MermaidPlaces places)
    {
        if ((Length(journey.Title, Limits.Title, places.Title) ?? Length(journey.AccTitle, Limits.Title, places.AccTitle)
            ?? Length(journey.AccDescr, Limits.Text, places.AccDescr)) is { } head) return head;
        var actors = new HashSet<string>(StringComparer.Ordinal);
        int tasks = 0, elements = MapKinds.CurrentState.Lanes.Count;
        for (int i = 0; i < journey.Sections.Length; i++)
        {
            if (i == Limits.Stages) return TooMany(MermaidCodes.TooManySections, Limits.Stages, places.Sections[i]);
            if (Length(journey.Sections[i].Name, Limits.Title, places.Sections[i]) is { } name) return name;
            elements++;
            foreach (MermaidTask task in journey.Sections[i].Tasks)
            {
                int line = places.Tasks[tasks];
                if (++tasks > Limits.Steps) return TooMany(MermaidCodes.TooManyTasks, Limits.Steps, line);
                if (Length(task.Name, Limits.Title, line) is { } title) return title;
                foreach (string actor in task.Actors)
                {
                    if (Length(actor, Limits.Title, line) is { } actorName) return actorName;
                    if (actors.Add(actor)) elements++;
                    if (actors.Count > Limits.Actors) return TooMany(MermaidCodes.TooManyActors, Limits.Actors, line);
                }
                elements += 1 + (task.Score is null ? 0 : Math.Max(1, task.Actors.Length));
                if (elements > Limits.Elements) return TooMany(MermaidCodes.TooManyElements, Limits.Elements, line);
            }
        }
        return null;
    }

    static MermaidNote? Length(string text, int limit, int? line) =>
        text.Length <= limit ? null : new(MermaidCodes.TextTooLong, line, [Beginning(text), Show(limit)]);

    static string Beginning(string text) => text[..(char.IsHighSurrogate(text[MaxShown - 1]) ? MaxShown - 1 : MaxShown)] + "…";

    static MermaidNote TooMany(string code, int limit, int line) => new(code, line, [Show(limit)]);

    static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
