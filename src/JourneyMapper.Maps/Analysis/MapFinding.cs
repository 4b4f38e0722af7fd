using System.Collections.Immutable;

namespace JourneyMapper.Maps.Analysis;

/// <summary>What a look over a map can say. The names are kept by browsers in which a finding was put away; their words live with the screens.</summary>
public enum FindingCode
{
    /// <summary>Nobody has said what the map is to teach.</summary>
    NoGoal,

    /// <summary>Nobody walks this journey.</summary>
    NoActor,

    /// <summary>There is no step yet.</summary>
    NoSteps,
    StageWithoutSteps,

    /// <summary>It begins where the company comes in.</summary>
    NoBefore,

    /// <summary>It says what is before and what is during, and ends there.</summary>
    NoAfter,

    /// <summary>Nothing ever happens without the company.</summary>
    OnlyOurSteps,

    /// <summary>A step in the words of the company ("we send …").</summary>
    OurWords,

    /// <summary>Where one meets is known, but nothing of what the customer does, thinks or feels there.</summary>
    TouchpointsOnly,
    OnlyDigital,
    NoFeelings,
    PainWithoutOpportunity,
    TooManyMetrics,
    OnlyAssumptions,

    /// <summary>Nobody has said who is missing.</summary>
    NoCoverage,
    ReviewOverdue,
}

/// <summary>One thing to think about, never an error.</summary>
/// <param name="Elements">Where; the first one is where to go. None = it is about the map as a whole.</param>
/// <param name="Bound">The number that the rule goes by, where there is one.</param>
public sealed record MapFinding(FindingCode Code, ImmutableArray<Guid> Elements, int? Bound = null);
