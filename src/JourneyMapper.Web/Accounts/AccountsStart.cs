using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Accounts;

/// <summary>Before the first request: unattended set-up of an empty database, old sessions deleted, and the members read into memory.</summary>
sealed class AccountsStart(IConfiguration configuration, IServiceScopeFactory scopes, Membership membership, Sessions sessions) : IHostedService
{
    public const string EmailKey = "Setup:OwnerEmail";
    public const string PasswordKey = "Setup:OwnerPassword";
    public const string TokenKey = "Setup:ApiToken";
    public const string WorkspaceKey = "Setup:WorkspaceName";

    const int LongestToken = 200;
    public const string DefaultWorkspace = "JourneyMapper";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var (email, password, token) = (Read(EmailKey), Read(PasswordKey), Read(TokenKey));
        Check(email, password, token);
        if (email is not null && password is not null)
        {
            await using var scope = scopes.CreateAsyncScope();
            // Nothing happens on a database that is set up already: the settings may stay in place.
            await scope.ServiceProvider.GetRequiredService<SetupDesk>()
                .SetUpAsync(Read(WorkspaceKey)?.Trim() ?? DefaultWorkspace, email[..email.IndexOf('@')], email, password, token);
        }
        await sessions.DeleteOldAsync(cancellationToken);
        await membership.RefreshAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    string? Read(string key) => configuration[key] is { Length: > 0 } value ? value : null;

    static void Check(string? email, string? password, string? token)
    {
        if (email is null != password is null)
            throw new StartException($"{EmailKey} and {PasswordKey} go together, but only {(email is null ? PasswordKey : EmailKey)} is set");
        if (email is not null && !EmailAddress.IsValid(email))
            throw new StartException($"{EmailKey} is not an e-mail address");
        if (password is not null && password.Length is < PasswordRule.Shortest or > PasswordRule.Longest)
            throw new StartException($"{PasswordKey} needs at least {PasswordRule.Shortest} characters");
        if (token is not null && (token.Length > LongestToken || token.Any(c => c is < ' ' or > '~')))
            throw new StartException($"{TokenKey} must be 1 to {LongestToken} printable ASCII characters");
    }
}
