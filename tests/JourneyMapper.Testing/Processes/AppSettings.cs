namespace JourneyMapper.Testing;

/// <summary>How a server process is to be started. The defaults are a set-up workspace on an empty embedded database.</summary>
public sealed record AppSettings
{
    public const string DefaultEmail = "owner@journeymapper.test";
    public const string DefaultPassword = "correct horse battery";
    public const string DefaultToken = "token-of-the-test-run";

    /// <summary>Null (with <see cref="OwnerPassword"/>) leaves the set-up to the first visitor.</summary>
    public string? OwnerEmail { get; init; } = DefaultEmail;

    public string? OwnerPassword { get; init; } = DefaultPassword;

    public string? ApiToken { get; init; } = DefaultToken;

    /// <summary>The folder of the embedded database; null makes a temporary one that goes with the process.</summary>
    public string? StoragePath { get; init; }

    /// <summary>A connection string; null means the embedded database.</summary>
    public string? Postgres { get; init; }

    /// <summary>Null takes a free one.</summary>
    public int? Port { get; init; }

    /// <summary>Further configuration, for instance <c>Logging__LogLevel__Default</c>.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>The same server before anybody has set it up.</summary>
    public static AppSettings NotSetUp { get; } = new() { OwnerEmail = null, OwnerPassword = null, ApiToken = null };
}
