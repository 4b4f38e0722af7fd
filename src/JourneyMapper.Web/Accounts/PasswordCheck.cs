using System.Net;
using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Identity;

namespace JourneyMapper.Web.Accounts;

/// <summary>Looks at a password, within <see cref="SignInLimits"/>. An account that does not exist gives the same answer after the same work.</summary>
public sealed class PasswordCheck(UserManager<Person> people, IPasswordHasher<Person> hasher, SignInLimits limits, IHttpContextAccessor http)
{
    // Half a character at the end of what was cut off is no text.
    static readonly char[] FirstHalves = [.. Enumerable.Range(0xD800, 0x400).Select(code => (char)code)];

    // What the password of nobody is compared with; made once, it costs as much as a comparison.
    static string? nobodys;

    IPAddress? Address => http.HttpContext?.Connection.RemoteIpAddress;

    /// <param name="email">As typed.</param>
    /// <param name="password">As typed.</param>
    public async Task<PasswordAnswer> AskAsync(string? email, string? password)
    {
        var account = email?.Trim() ?? "";
        // Nobody has such an address; what is counted is still the try.
        if (account.Length > AccountLimits.Email) account = account[..AccountLimits.Email].TrimEnd(FirstHalves);
        if (limits.TryBegin(account, Address) is { } wait) return new(null, wait);
        var known = account.Length > 0 ? await people.FindByEmailAsync(account) : null;
        if (!await IsRightAsync(known, password is { Length: <= PasswordRule.Longest } ? password : "")) return new(null, null);
        limits.Succeeded(account, Address);
        return new(known, null);
    }

    Task<bool> IsRightAsync(Person? person, string password)
    {
        if (person?.PasswordHash is not null) return people.CheckPasswordAsync(person, password);
        var nobody = person ?? new Person();
        nobodys ??= hasher.HashPassword(nobody, Secret.Create());
        hasher.VerifyHashedPassword(nobody, nobodys, password);
        return Task.FromResult(false);
    }
}

/// <summary>The person whose password it is; or nobody, and how long to wait when it was not even looked at.</summary>
public readonly record struct PasswordAnswer(Person? Person, TimeSpan? Wait);
