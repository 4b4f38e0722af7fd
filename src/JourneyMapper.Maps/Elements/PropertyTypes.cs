using System.Globalization;
using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Elements;

/// <summary>Text that people type in together: changed by deltas, "" when unset.</summary>
public sealed class TextProperty : Property<string>
{
    public TextProperty(string name, int maxLength) : base(name)
    {
        MaxLength = maxLength;
        DefaultValue = "";
    }

    /// <summary>Longest value in UTF-16 units.</summary>
    public int MaxLength { get; }

    public override string Allowed => $"0-{MaxLength} characters";

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = wire as string;
        if (value is not string text) return RefusalCode.InvalidValue;
        if (!WireText.IsValid(text)) return RefusalCode.InvalidText;
        return text.Length > MaxLength ? RefusalCode.Limit : null;
    }
}

/// <summary>A whole number within bounds.</summary>
public sealed class IntegerProperty : Property<int?>
{
    public IntegerProperty(string name, int min, int max, int? defaultValue = null) : base(name)
    {
        (Min, Max) = (min, max);
        DefaultValue = defaultValue;
    }

    public int Min { get; }
    public int Max { get; }

    public override string Allowed => $"{Min}-{Max}";

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = null;
        var number = wire switch { int i => i, decimal d when d == decimal.Truncate(d) => d, _ => decimal.MinValue };
        if (number < Min || number > Max) return RefusalCode.InvalidValue;
        value = (int)number;
        return null;
    }
}

/// <summary>A number within bounds with at most <c>decimals</c> digits after the point.</summary>
public sealed class DecimalProperty : Property<decimal?>
{
    public DecimalProperty(string name, decimal min, decimal max, int decimals) : base(name) =>
        (Min, Max, Decimals) = (min, max, decimals);

    public decimal Min { get; }
    public decimal Max { get; }
    public int Decimals { get; }

    public override string Allowed => string.Create(CultureInfo.InvariantCulture, $"{Min} … {Max}, {Decimals} decimals");

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = null;
        if (wire is int i) wire = (decimal)i;
        if (wire is not decimal number || number < Min || number > Max || decimal.Round(number, Decimals) != number)
            return RefusalCode.InvalidValue;
        // One form per number, so that equal values are equal JSON: no trailing zeros.
        value = number / 1.000000000000000000000000000000000m;
        return null;
    }
}

/// <summary>Yes or no.</summary>
public sealed class FlagProperty : Property<bool?>
{
    public FlagProperty(string name, bool? defaultValue = null) : base(name) => DefaultValue = defaultValue;

    public override string Allowed => "true, false";

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = wire as bool?;
        return value is null ? RefusalCode.InvalidValue : null;
    }
}

/// <summary>One of a few wire words.</summary>
public sealed class ChoiceProperty : Property<string?>
{
    public ChoiceProperty(string name, string[] options, string? defaultValue = null) : base(name)
    {
        Options = options;
        DefaultValue = defaultValue;
    }

    public IReadOnlyList<string> Options { get; }

    /// <summary>Those that people choose from; the others stand from the beginning or never.</summary>
    public IReadOnlyList<string> Offered { get => field ?? Options; init; }

    public override string Allowed => string.Join(", ", Options);

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = wire is string word ? Options.FirstOrDefault(option => option == word) : null;
        return value is null ? RefusalCode.InvalidValue : null;
    }
}

/// <summary>A day, <c>yyyy-mm-dd</c>.</summary>
public sealed class DateProperty(string name) : Property<DateOnly?>(name)
{
    private const string Format = "yyyy-MM-dd";

    public override string Allowed => "yyyy-mm-dd";

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = wire switch
        {
            DateOnly date => date,
            string text when DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => date,
            _ => null,
        };
        return value is null ? RefusalCode.InvalidValue : null;
    }

    internal override object ToWire(object value) => ((DateOnly)value).ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>A time of day, <c>hh:mm</c>.</summary>
public sealed class ClockProperty(string name) : Property<TimeOnly?>(name)
{
    private const string Format = "HH:mm";

    public override string Allowed => "hh:mm";

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = wire switch
        {
            TimeOnly time => time,
            string text when TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) => time,
            _ => null,
        };
        return value is null ? RefusalCode.InvalidValue : null;
    }

    internal override object ToWire(object value) => ((TimeOnly)value).ToString(Format, CultureInfo.InvariantCulture);
}

/// <summary>The id of something else: an element of the same map (<see cref="RefersTo"/>) or, without it, a thing outside the map.</summary>
public sealed class IdProperty(string name) : Property<Guid?>(name)
{
    /// <summary>Kind of the element that the id must name; null when it names something outside the map.</summary>
    public string? RefersTo { get; init; }

    public override string Allowed => RefersTo is null ? "UUID" : $"UUID ({RefersTo})";

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = wire switch
        {
            Guid id => id,
            string text when Guid.TryParseExact(text, "D", out var id) => id,
            _ => null,
        };
        return value is null ? RefusalCode.InvalidValue : null;
    }

    internal override object ToWire(object value) => ((Guid)value).ToString("D");
}

/// <summary>A colour: <c>#rrggbb</c> or a name of the palette.</summary>
public sealed class ColorProperty : Property<string?>
{
    public ColorProperty(string name, string? defaultValue = null) : base(name) => DefaultValue = defaultValue;

    public override string Allowed => "#rrggbb, " + string.Join(", ", Palette.Names);

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = wire is string text && (Palette.Names.Contains(text) || IsHex(text)) ? text : null;
        return value is null ? RefusalCode.InvalidValue : null;
    }

    private static bool IsHex(string text) => text is ['#', ..] && text.Length == 7 && text.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;

    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}

/// <summary>An http or https address.</summary>
public sealed class WebAddressProperty(string name) : Property<string?>(name)
{
    public override string Allowed => "http://…, https://…";

    internal override RefusalCode? Accept(object wire, out object? value)
    {
        value = wire as string;
        if (value is not string text) return RefusalCode.InvalidValue;
        if (!WireText.IsValid(text)) return RefusalCode.InvalidText;
        if (text.Length > Limits.WebAddress) return RefusalCode.Limit;
        var isWeb = Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
        return isWeb ? null : RefusalCode.InvalidValue;
    }
}
