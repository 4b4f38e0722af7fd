namespace JourneyMapper.Web.Accounts;

/// <summary>Limits of what people fill in. The password rule is a promise: a length, nothing else.</summary>
static class PasswordRule
{
    public const int Shortest = 8;

    // Only so that hashing cannot be made a burden.
    public const int Longest = 1_000;
}

static class AccountLimits
{
    public const int Name = 100;
    public const int Email = 254;
    public const int WorkspaceName = 100;
    public const int TokenName = 100;
}
