namespace JourneyMapper.Web.Accounts;

/// <summary>Words of set-up, sign-in, joining, passwords and invitations.</summary>
public sealed class AccountTexts;
