using System.Collections.Immutable;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Fragments;

/// <summary>Why something cannot be put where it was asked to.</summary>
public enum PasteProblem
{
    /// <summary>It reaches over more steps than there are to the right; <see cref="PastePlan.Bound"/> says how many it needs.</summary>
    TooFewSteps,

    /// <summary>It reaches over more lanes than there are below; <see cref="PastePlan.Bound"/> says how many it needs.</summary>
    TooFewLanes,

    /// <summary>All its feelings are told there already.</summary>
    Taken,

    /// <summary>There is nothing in it, or nowhere to put it.</summary>
    Nothing,
}

/// <summary>How something comes onto a map: the operations, or why it cannot.</summary>
/// <param name="Roots">Ids of what comes: the cards, steps, stages or lanes.</param>
/// <param name="LeftOut">How many feelings found their place taken: one feeling per step and actor.</param>
public sealed record PastePlan(ImmutableArray<MapOperation> Operations, ImmutableArray<Guid> Roots, int LeftOut)
{
    public PasteProblem? Problem { get; private init; }

    public int Bound { get; private init; }

    internal static PastePlan Of(PasteProblem problem, int bound = 0) => new([], [], 0) { Problem = problem, Bound = bound };
}
