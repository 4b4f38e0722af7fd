using System.Collections.Immutable;
using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Paths;

/// <summary>One step of a walk and the link along which it was reached; null = the first one, or from left to right.</summary>
public readonly record struct Pace(Guid Step, Guid? Link);

/// <summary>
/// A way through a map, step by step. A link can be gone along so many times, then the walk leads on without it: every walk ends, also in a
/// map of nothing but cycles.
/// </summary>
/// <param name="Actor">Who goes; null = the customer as such.</param>
public sealed record Walk(Guid? Actor, ImmutableArray<Pace> Trail)
{
    /// <summary>Times that one link is gone along.</summary>
    public const int LinkLimit = 3;

    /// <summary>Steps of one walk.</summary>
    public const int StepLimit = 500;

    /// <summary>The step where one is.</summary>
    public Guid Here => Trail[^1].Step;

    /// <summary>Whether one can go back to where one was.</summary>
    public bool HasPast => Trail.Length > 1;

    /// <summary>A walk that begins here.</summary>
    public static Walk From(Guid step, Guid? actor = null) => new(actor, [new Pace(step, null)]);

    /// <summary>Where one can go now; none = the walk has come to its end.</summary>
    public IReadOnlyList<Way> WaysOn(JourneyMap map) => IsTooLong || map.Find(Here) is not { } step ? []
        : Ways.From(map, step, Actor, link => Trail.Count(pace => pace.Link == link) >= LinkLimit);

    /// <summary>Whether nothing is left to go to because the walk is as long as one may be.</summary>
    public bool IsTooLong => Trail.Length >= StepLimit;

    public Walk Go(Way way) => this with { Trail = Trail.Add(new Pace(way.To.Id, way.Link?.Id)) };

    public Walk Back() => HasPast ? this with { Trail = Trail.RemoveAt(Trail.Length - 1) } : this;

    /// <summary>The walk on a newer map: back to the last step that still stands; null when none does.</summary>
    public Walk? On(JourneyMap map)
    {
        if (map.Find(Here)?.Kind == Step.Kind) return this;
        var left = Trail.Length;
        while (left > 0 && map.Find(Trail[left - 1].Step) is null) left--;
        return left == 0 ? null : this with { Trail = Trail[..left] };
    }
}
