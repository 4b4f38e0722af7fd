using System.Collections.Immutable;
using System.Globalization;
using JourneyMapper.Maps;

namespace JourneyMapper.Web.Exchange;

/// <summary>Stable names of what is wrong with a file, whatever its format; each format may have more. The words are in <see cref="ExchangeTexts"/>.</summary>
public static class ExchangeCodes
{
    /// <summary>Not of the format at all. Its words are <see cref="NotJson"/> or <see cref="MalformedMember"/>.</summary>
    public const string Malformed = "malformed";

    /// <summary>More bytes or characters than are read. 0 = the limit.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>Neither UTF-8 nor UTF-16.</summary>
    public const string InvalidEncoding = "invalidEncoding";

    /// <summary>JSON, but no map of ours.</summary>
    public const string OtherFormat = "otherFormat";

    /// <summary>A map of a later version of the format. 0 = its version, 1 = the latest that is read.</summary>
    public const string NewerFormat = "newerFormat";

    /// <summary>The author may not make maps.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>Not known whether the map was stored.</summary>
    public const string StoreUnavailable = "storeUnavailable";

    /// <summary>A length or a number is over its limit. 0 = the property, 1 = the limit; or <see cref="TooMany"/>.</summary>
    public const string Limit = "limit";

    /// <summary>A character that no text of a map may hold. 0 = the property.</summary>
    public const string InvalidText = "invalidText";

    internal const string OneFile = "oneFile";
    internal const string Unreadable = "unreadable";
    internal const string NotJson = "notJson";
    internal const string MalformedMember = "malformedMember";
    internal const string TooMany = "tooMany";

    const string UnknownElement = "unknownElement";
    const string IdTaken = "idTaken";
    const string Taken = "taken";
    const string UnknownProperty = "unknownProperty";
    const string InvalidValue = "invalidValue";
    const string InvalidPlace = "invalidPlace";

    /// <summary>A refusal of the map as a note about the file.</summary>
    /// <param name="pointer">Where in the file, as far as it is known.</param>
    public static ImportNote Note(Refusal refusal, string? pointer)
    {
        string name = refusal.Property ?? pointer?[(pointer.LastIndexOf('/') + 1)..] ?? "";
        string id = refusal.Id?.ToString("D") ?? "";
        string bound = refusal.Bound?.ToString(CultureInfo.InvariantCulture) ?? "";
        (string code, ImmutableArray<string> arguments) = refusal.Code switch
        {
            RefusalCode.UnknownElement or RefusalCode.RemovedElement => (UnknownElement, [id]),
            RefusalCode.IdTaken => (IdTaken, [id]),
            RefusalCode.Taken => (Taken, [id]),
            RefusalCode.UnknownProperty => (UnknownProperty, [name]),
            RefusalCode.InvalidText => (InvalidText, [name]),
            RefusalCode.InvalidPlace => (InvalidPlace, [name]),
            RefusalCode.Limit => (Limit, [name, bound]),
            _ => (InvalidValue, ImmutableArray.Create(name, refusal.Allowed ?? "…")),
        };
        var note = new ImportNote(code, null, arguments) { Pointer = pointer };
        return code == Limit && refusal.Property is null ? note with { Words = TooMany, Arguments = [bound] } : note;
    }
}

/// <summary>Words of imports and exports that belong to no single format.</summary>
public sealed class ExchangeTexts;
