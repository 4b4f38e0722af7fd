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

/// <summary>One key that signs cookies, so that all nodes and every restart accept them.</summary>
public sealed class DataProtectionKey
{
    public int Id { get; set; }

    public string FriendlyName { get; set; } = "";

    public string Xml { get; set; } = "";
}
