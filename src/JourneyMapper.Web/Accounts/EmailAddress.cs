namespace JourneyMapper.Web.Accounts;

/// <summary>Only the shape: whether letters arrive there, nobody can see from here.</summary>
static class EmailAddress
{
    public static bool IsValid(string? text) =>
        text is { Length: <= AccountLimits.Email } && text.IndexOf('@') is > 0 and var at && at == text.LastIndexOf('@') && at < text.Length - 1
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
