namespace JourneyMapper.Maps.Elements;

/// <summary>
/// Keys that order siblings, compared ordinally: a head of <see cref="HeadLength"/> digits (base 62) that counts up and down at the
/// ends, and a fraction that grows only where people insert between two neighbours. The same neighbours always give the same key.
/// </summary>
public static class OrderKey
{
    /// <summary>A key longer than this asks for new keys for all siblings.</summary>
    public const int MaxLength = 40;

    private const int HeadLength = 6;
    private const int Base = 62;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const long First = 31L * 916_132_832; // the middle of the head's range: 31 * 62^5

    /// <summary>A key between two neighbours; null stands for the open end.</summary>
    public static string Between(string? before, string? after) => (before, after) switch
    {
        (null, null) => Head(First),
        (null, _) => Head(HeadOf(after) - 1),
        (_, null) => Head(HeadOf(before) + 1),
        _ => Middle(before, after),
    };

    /// <summary>The n-th of evenly spaced fresh keys.</summary>
    public static string At(int index) => Head(First + index);

    private static string Middle(string before, string after)
    {
        var key = new System.Text.StringBuilder(before.Length + 1);
        var open = false; // the digits so far lie below `after` already
        for (var i = 0; ; i++)
        {
            var low = i < before.Length ? Digits.IndexOf(before[i]) : 0;
            var high = open || i >= after.Length ? Base : Digits.IndexOf(after[i]);
            if (!open && i >= after.Length) throw new ArgumentException("The keys are not in order.", nameof(after));
            if (high - low > 1 && i >= HeadLength) return key.Append(Digits[(low + high) / 2]).ToString();
            key.Append(Digits[low]);
            open |= low < high;
        }
    }

    private static string Head(long number)
    {
        Span<char> head = stackalloc char[HeadLength];
        for (var i = HeadLength - 1; i >= 0; i--, number /= Base) head[i] = Digits[(int)(number % Base)];
        return new string(head);
    }

    private static long HeadOf(string key)
    {
        var number = 0L;
        for (var i = 0; i < HeadLength; i++) number = number * Base + Digits.IndexOf(key[i]);
        return number;
    }
}
