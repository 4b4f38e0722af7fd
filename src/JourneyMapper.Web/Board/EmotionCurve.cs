using JourneyMapper.Maps;
using JourneyMapper.Maps.Drawing;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>One emotion on the curve, in pixels of its lane.</summary>
/// <param name="Column">The number of its step among all steps of the map.</param>
public sealed record EmotionPoint(Element Card, Guid StepId, int Column, double X, double Y);

/// <summary>The emotions of one actor (or of nobody in particular) from left to right.</summary>
public sealed record ActorCurve(int Index, Guid? ActorId, string? Name, string Color, IReadOnlyList<EmotionPoint> Points)
{
    /// <summary>How sure the curve is, along all of it.</summary>
    public string Ribbon() => CurveRibbon.Path([.. Points.Select(point => new RibbonPoint(point.X, point.Y, CurveRibbon.HalfWidthOf(point.Card.Get(Card.Confidence))))]);

    /// <summary>The curve as bare points.</summary>
    public IReadOnlyList<CurvePoint> Line() => [.. Points.Select(point => new CurvePoint(point.X, point.Y))];

    /// <summary>The line where each step tells a feeling, and where the line only guesses what lies between.</summary>
    public (string Told, string Guessed) Paths()
    {
        var points = Line();
        return (CurvePath.Smooth(points, IsTold), CurvePath.Smooth(points, i => !IsTold(i)));

        bool IsTold(int i) => Points[i].Column == Points[i - 1].Column + 1;
    }
}

/// <summary>The name at the end of a curve.</summary>
public sealed record CurveEnd(Guid StepId, string Name, string Color, double Y);

/// <summary>Where the emotions of a lane are drawn.</summary>
static class EmotionCurve
{
    public const int Height = 206;
    public const int ColumnWidth = 188;
    const double Middle = 103;
    const double PerPoint = 36;

    /// <summary>Mouths of the five faces from +2 to -2.</summary>
    public static readonly IReadOnlyList<string> Mouths =
        ["M4.8 9.2c1 3 5.4 3 6.4 0z", "M5.2 9.6c1.2 1.8 4.4 1.8 5.6 0", "M5.4 10.4h5.2", "M5.2 11c1.2-1.8 4.4-1.8 5.6 0", "M4.8 11.8c1-3 5.4-3 6.4 0z"];

    /// <summary>True when the word of a point stands below it: the lower half of the lane, or where another actor's point is close above.</summary>
    public static bool WordBelow(EmotionPoint point, IEnumerable<EmotionPoint> sameStep)
    {
        var others = sameStep.Where(other => other != point).ToList();
        var isAboveTaken = others.Exists(other => point.Y - other.Y is >= 0 and < WordRoom);
        var isBelowTaken = others.Exists(other => other.Y - point.Y is >= 0 and < WordRoom);
        return isAboveTaken == isBelowTaken ? point.Y > Y(0) : isAboveTaken;
    }

    /// <summary>False where a word would lie on other points above and below: then it is seen only while one points at it.</summary>
    public static bool HasRoom(EmotionPoint point, IEnumerable<EmotionPoint> sameStep)
    {
        var others = sameStep.Where(other => other != point).ToList();
        return !(others.Exists(other => point.Y - other.Y is >= 0 and < WordRoom) && others.Exists(other => other.Y - point.Y is >= 0 and < WordRoom));
    }

    // A word's height and its distance from the point.
    const double WordRoom = 36;

    /// <summary>Height of a score -2 … +2, downwards.</summary>
    public static double Y(decimal score) => Middle - (double)score * PerPoint;

    public static IReadOnlyList<ActorCurve> Of(JourneyMap map, Element lane, BoardLayout layout)
    {
        var actors = map.Actors.ToList();
        var points =
            from step in map.Columns
            where layout.IsDrawn(step.Id)
            from card in map.CardsIn(lane.Id, step.Id)
            let x = layout.MiddleOf(layout.ColumnOf(step.Id)) * ColumnWidth
            let point = new EmotionPoint(card, step.Id, map.Columns.IndexOf(step), x, Y(card.Get(Card.Score)!.Value))
            group point by map.ActorOf(card) into byActor
            select byActor;
        return [.. points.Select(group => (Index: actors.FindIndex(actor => actor.Id == group.Key), Points: group.ToList()))
            .OrderBy(group => group.Index)
            .Select(group => group.Index < 0
                ? new ActorCurve(0, null, null, "var(--feel)", group.Points)
                : new ActorCurve(group.Index, actors[group.Index].Id, actors[group.Index].Caption, ActorColor(actors[group.Index], group.Index), group.Points))];
    }

    /// <summary>Where the names of several curves stand: at their ends, one below the other where they end close together.</summary>
    public static IReadOnlyList<CurveEnd> EndsOf(IReadOnlyList<ActorCurve> curves, BoardLayout layout)
    {
        if (curves.Count < 2) return [];
        var ends = curves.Where(curve => curve.Name is { Length: > 0 })
            .Select(curve => (Curve: curve, Point: curve.Points.LastOrDefault(point => layout.Shows(point.StepId))))
            .Where(end => end.Point is not null)
            .Select(end => new CurveEnd(end.Point!.StepId, end.Curve.Name!, end.Curve.Color, end.Point.Y));
        return [.. ends.GroupBy(end => end.StepId).SelectMany(Apart)];
    }

    static IEnumerable<CurveEnd> Apart(IEnumerable<CurveEnd> ends)
    {
        var sorted = ends.OrderBy(end => end.Y).ToList();
        var room = Height - NameRoom * (sorted.Count - 0.5);
        var y = double.MinValue;
        for (var i = 0; i < sorted.Count; i++)
        {
            y = Math.Max(Math.Min(sorted[i].Y, Math.Max(0, room) + NameRoom * i), y + NameRoom);
            yield return sorted[i] with { Y = y };
        }
    }

    // A name's height.
    const double NameRoom = 15;

    public static string ActorColor(Element actor, int index) => BoardColors.Css(actor.Get(Actor.Color), index + FirstActorColor);

    /// <summary>How an actor's line is dashed: colour alone tells nothing to some.</summary>
    public static string? Dashes(int index) => Patterns[index % Patterns.Length];

    /// <summary>The shape of an actor's points (a class of people.css), for the same reason; another period than the dashes, so that ten people stay apart.</summary>
    public static string Marker(int index) => Markers[index % Markers.Length];

    static readonly string?[] Patterns = [null, "6 5", "12 5 2 5", "2 5", "18 6"];
    static readonly string[] Markers = ["round", "square", "diamond", "filled", "up", "down"];

    // Actors begin at another place of the palette than stages, so that the first curve is not the first stage's colour.
    const int FirstActorColor = 6;
}
