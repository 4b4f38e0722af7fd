using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Data;

/// <summary>Somebody with an account. The user name is the e-mail address.</summary>
public sealed class Person : IdentityUser<Guid>
{
    public Person() => Id = Guid.CreateVersion7();

    /// <summary>The name that others see.</summary>
    public string Name { get; set; } = "";

    /// <summary>Colour of cursor and initials, <c>#rrggbb</c>.</summary>
    public string Color { get; set; } = "";

    /// <summary><c>en</c>, <c>sv</c> or <c>da</c>; null = what the browser asks for.</summary>
    public string? Language { get; set; }

    /// <summary><c>light</c>, <c>dark</c>, <c>projector</c> or <c>system</c>; null = not chosen yet.</summary>
    public string? Theme { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Set when the person was erased: then name, e-mail address and password are empty and only the id is left, for history.</summary>
    public DateTime? ErasedAt { get; set; }
}

/// <summary>A person's place in the workspace.</summary>
public sealed class Member
{
    public Guid PersonId { get; set; }

    public Role Role { get; set; }

    public DateTime JoinedAt { get; set; }

    public Person? Person { get; set; }
}

/// <summary>What a member may do; each may what the one before it may. Stored by name.</summary>
public enum Role
{
    Viewer,
    Commenter,
    Editor,
    Owner,
}

/// <summary>The team's room. There is exactly one row, with <see cref="OnlyId"/>.</summary>
public sealed class Workspace
{
    public const int OnlyId = 1;

    public int Id { get; set; } = OnlyId;

    public string Name { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    /// <summary>The team's own words for stage, step and the like, as JSON; null = the product's.</summary>
    public string? Words { get; set; }
}
