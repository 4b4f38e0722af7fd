namespace JourneyMapper.Web.Data;

/// <summary>A link that lets people join the workspace. Only the hash of its secret is kept.</summary>
public sealed class Invitation
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string TokenHash { get; set; } = "";

    /// <summary>What those who come by it become.</summary>
    public Role Role { get; set; }

    public Guid CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    public int Uses { get; set; }

    /// <summary>Null = no limit.</summary>
    public int? MaxUses { get; set; }
}

/// <summary>A program's key to the API. Only the hash of the token is kept.</summary>
public sealed class ApiToken
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    public string TokenHash { get; set; } = "";

    public TokenRight Right { get; set; }

    /// <summary>Null for the token that unattended set-up makes.</summary>
    public Guid? CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Null = it does not run out.</summary>
    public DateTime? ExpiresAt { get; set; }

    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }
}

/// <summary>What a token may do; each may what the one before it may. Stored by name.</summary>
public enum TokenRight
{
    View,
    Comment,
    Edit,
    Full,
}

/// <summary>Who may do what with one map, where that differs from "each by their role in the workspace". No row = no difference.</summary>
public sealed class MapAccess
{
    public Guid MapId { get; set; }

    /// <summary>Who says who else may; a member.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>The most that everybody in the workspace may; null = the map is for those who are named (<see cref="MapGrant"/>) only.</summary>
    public Role? Everyone { get; set; }
}

/// <summary>What one member may do with one map that has a <see cref="MapAccess"/>, also beyond their role in the workspace; never <see cref="Role.Owner"/>.</summary>
public sealed class MapGrant
{
    public Guid MapId { get; set; }

    public Guid PersonId { get; set; }

    public Role Role { get; set; }
}

/// <summary>A link, made by an owner, by which somebody who forgot the password sets a new one. Only the hash of its secret is kept.</summary>
public sealed class PasswordReset
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid PersonId { get; set; }

    public string TokenHash { get; set; } = "";

    public Guid CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    public DateTime? UsedAt { get; set; }
}

/// <summary>One browser in which somebody has signed in. The cookie names it; once it has ended the cookie is worth nothing.</summary>
public sealed class Session
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid PersonId { get; set; }

    /// <summary>What the browser calls itself, cut to <see cref="BrowserLength"/>.</summary>
    public string Browser { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime LastSeenAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public const int BrowserLength = 300;
}

/// <summary>One key that signs cookies, so that all nodes and every restart accept them.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; set; }

    public string FriendlyName { get; set; } = "";

    public string Xml { get; set; } = "";
}
