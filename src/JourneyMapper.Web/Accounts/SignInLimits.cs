using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Web.Accounts;

/// <summary>
/// How often a password may be tried. Counted for account and address together, so that nobody locks somebody else out from elsewhere and a
/// workshop room behind one address is not stopped by one forgotten password. Unknown accounts are counted like known ones. In memory, on
/// each node by itself.
/// </summary>
public sealed class SignInLimits(TimeProvider clock)
{
    /// <summary>Wrong passwords for one account from one address before a pause.</summary>
    public const int WrongBeforePause = 10;

    /// <summary>The pause after that; each further wrong password doubles it.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Wrong passwords from one address within <see cref="Window"/>, whatever the accounts: fifty people may each mistype three times. An
    /// account that has signed in there before is not stopped by what others in the room try.
    /// </summary>
    public const int WrongPerAddress = 150;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Wrong passwords for one account from all addresses together before it gets slow: from then on, addresses where it never signed in get one try in <see cref="SlowStep"/>,
    /// all together. An address that knows the account is not slowed down.
    /// </summary>
    public const int WrongBeforeSlow = 100;
    public static readonly TimeSpan SlowStep = TimeSpan.FromSeconds(10);

    /// <summary>After this time without a wrong password all is forgotten.</summary>
    public static readonly TimeSpan Forgiving = TimeSpan.FromHours(1);

    /// <summary>Accounts, addresses and pairs of both that are remembered, each; what was touched longest ago makes room.</summary>
    public const int MostKept = 5_000;

    // Only a little of an address of the newer kind belongs to one visitor alone; the first 64 bits are the place.
    const int PlaceBytes = 8;

    readonly Lock gate = new();
    readonly Recent<(UInt128 Account, UInt128 Address), Tally> pairs = new(MostKept);
    readonly Recent<(UInt128 Account, UInt128 Address), Tally> known = new(MostKept);
    readonly Recent<UInt128, Tally> addresses = new(MostKept);
    readonly Recent<UInt128, Tally> accounts = new(MostKept);

    /// <summary>How many entries are kept in all.</summary>
    internal int Count
    {
        get
        {
            lock (gate) return pairs.Count + known.Count + addresses.Count + accounts.Count;
        }
    }

    /// <summary>
    /// Asked before a password is looked at. Counts as wrong until <see cref="Succeeded"/> says otherwise: a thousand tries at the same time are
    /// a thousand tries.
    /// </summary>
    /// <param name="account">The e-mail address as typed.</param>
    /// <returns>How long to wait; null when the password may be looked at.</returns>
    public TimeSpan? TryBegin(string account, IPAddress? address)
    {
        var (who, where) = (Key(account), Key(address));
        lock (gate)
        {
            var now = clock.GetUtcNow();
            var pair = Read(pairs.Find((who, where)), Forgiving, now);
            var all = Read(accounts.Find(who), Forgiving, now);
            var place = addresses.Find(where) is { } window && now - window.At < Window ? window : new Tally(0, now, default);
            var isKnown = known.Find((who, where)) is not null;
            var isSlow = all.Count >= WrongBeforeSlow && !isKnown;
            var until = Latest(pair.Until, place.Count >= WrongPerAddress && !isKnown ? place.At + Window : default, isSlow ? all.Until : default);
            if (until > now) return until - now;

            pairs.Set((who, where), new(pair.Count + 1, now, now + PauseAfter(pair.Count + 1)));
            accounts.Set(who, new(all.Count + 1, now, isSlow ? now + SlowStep : all.Until));
            // The window begins with its first wrong password and does not move.
            addresses.Set(where, place with { Count = place.Count + 1 });
            return null;
        }
    }

    /// <summary>The password was right: the try did not count, and the address is known from now on.</summary>
    public void Succeeded(string account, IPAddress? address)
    {
        var (who, where) = (Key(account), Key(address));
        lock (gate)
        {
            if (accounts.Find(who) is { } all) accounts.Set(who, all with { Count = Math.Max(0, all.Count - 1) });
            if (addresses.Find(where) is { } place) addresses.Set(where, place with { Count = Math.Max(0, place.Count - 1) });
        }

        Know(account, address);
    }

    /// <summary>The account signed in from this address, by its password or otherwise (a link for a forgotten one): what was wrong there is forgotten.</summary>
    public void Know(string account, IPAddress? address)
    {
        var pair = (Key(account), Key(address));
        lock (gate)
        {
            pairs.Remove(pair);
            known.Set(pair, default);
        }
    }

    static TimeSpan PauseAfter(int wrong)
    {
        if (wrong < WrongBeforePause) return TimeSpan.Zero;
        var doublings = Math.Min(wrong - WrongBeforePause, 30);
        var pause = FirstPause * (1L << doublings);
        return pause < LongestPause ? pause : LongestPause;
    }

    static Tally Read(Tally? tally, TimeSpan kept, DateTimeOffset now) => tally is { } known && now - known.At < kept ? known : default;

    static DateTimeOffset Latest(params ReadOnlySpan<DateTimeOffset> times)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var time in times) latest = time > latest ? time : latest;
        return latest;
    }

    // Of one size whatever was typed, and the same for the same account however it is written: as Identity looks for it.
    static UInt128 Key(string account) => Key(Encoding.UTF8.GetBytes(account.Trim().Normalize().ToUpperInvariant()));

    static UInt128 Key(IPAddress? address)
    {
        if (address is null) return default;
        var bytes = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return Key(address.AddressFamily == AddressFamily.InterNetworkV6 && !address.IsIPv4MappedToIPv6 ? bytes.AsSpan(0, PlaceBytes) : bytes);
    }

    static UInt128 Key(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(bytes));

    /// <param name="At">The last wrong one; of an address, the first one in its window.</param>
    /// <param name="Until">No try before then.</param>
    readonly record struct Tally(int Count, DateTimeOffset At, DateTimeOffset Until);
}
