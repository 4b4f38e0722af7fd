using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Members;

/// <summary>What a link gives, for how long and to how many.</summary>
/// <param name="Days">How long it works, one of <see cref="Durations"/>; null = until it is withdrawn.</param>
/// <param name="Uses">How many may join by it, 1 to <see cref="MostUses"/>; null = any number.</param>
public sealed record InvitationTerms(Role Role, int? Days = InvitationTerms.UsualDays, int? Uses = null)
{
    public const int UsualDays = 7;

    public const int MostUses = 10_000;

    /// <summary>Roles that a link may give; owners are made by owners, by hand.</summary>
    public static IReadOnlyList<Role> Roles { get; } = [Role.Editor, Role.Commenter, Role.Viewer];

    /// <summary>In days; null = no end.</summary>
    public static IReadOnlyList<int?> Durations { get; } = [1, UsualDays, 30, null];

    /// <summary>Numbers of uses to choose from beside any other; null = no limit.</summary>
    public static IReadOnlyList<int?> UsualUses { get; } = [1, 10, null];

    public bool IsValid => Roles.Contains(Role) && Durations.Contains(Days) && Uses is null or (>= 1 and <= MostUses);
}

/// <summary>A link that still works. <paramref name="By"/> is the name of the owner who made it.</summary>
public sealed record InvitationItem(Guid Id, Role Role, DateTime? ExpiresAt, int Uses, int? MaxUses, string By)
{
    /// <summary>How many more may join by it; null = any number.</summary>
    public int? Left => MaxUses - Uses;
}

/// <summary>What became of a wish to join.</summary>
public enum JoinOutcome
{
    Joined,

    /// <summary>The address has an account already.</summary>
    AddressTaken,

    /// <summary>The link does not work any more: somebody else took the last use, or it has just been withdrawn or run out.</summary>
    Gone,
}

/// <param name="Person">Who has joined; null when nobody did.</param>
public sealed record JoinAnswer(JoinOutcome Outcome, Person? Person = null);
