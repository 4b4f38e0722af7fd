using System.Globalization;
using System.Text.Json;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Json;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Web.Exchange;

/// <summary>Our own format: the map as programs see it, with its name and version. What is exported is imported again equal but for id and version.</summary>
static class JsonFormat
{
    public const string Name = "journeymapper";

    /// <summary>Raised when older readers would read a file wrongly.</summary>
    public const int Version = 1;

    const string FormatMember = "format";
    const string VersionMember = "formatVersion";
    const string MediaType = "application/json";
    const string Extension = "json";

    public static readonly ImportFormat Import = new("json", MediaType, Extension, typeof(ExchangeTexts), Read);
    public static readonly ExportFormat Export = new("json", MediaType, Extension, Write);

    static byte[] Write(JourneyMap map) => JsonText.Bytes(
        writer =>
        {
            writer.WriteStartObject();
            writer.WriteString(FormatMember, Name);
            writer.WriteNumber(VersionMember, Version);
            MapJson.WriteMembers(writer, map);
            writer.WriteEndObject();
        },
        indented: true);

    static ImportReading Read(ImportSource source)
    {
        if (ImportText.TryEncode(source.Text) is not { } json) return Malformed(null);
        try
        {
            // Keys given twice are refused below, where their place is known.
            using var document = JsonDocument.Parse(json);
            if (CheckFormat(document.RootElement) is { } error) return ImportReading.Refused(At(json, error));
            var operations = MapJson.ReadAsOperations(document.RootElement, source.MapId);
            return new() { Operations = [.. operations], Explain = refusal => At(json, ExchangeCodes.Note(refusal, PointerOf(operations, refusal))) };
        }
        catch (JsonException error)
        {
            return Malformed((int?)error.LineNumber + 1);
        }
        catch (MalformedException error)
        {
            return ImportReading.Refused(At(json, NoteOf(error)));
        }
    }

    static ImportNote? CheckFormat(JsonElement root)
    {
        var members = new JsonMembers(root, "");
        if (members.Find(FormatMember) is not { ValueKind: JsonValueKind.String } format || !format.ValueEquals(Name))
            return new ImportNote(ExchangeCodes.OtherFormat, null, []) { Pointer = "/" + FormatMember };
        var version = members.Get(VersionMember);
        if (version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out int number) || number < 1)
            throw new MalformedException("/" + VersionMember, "a whole number from 1 is expected");
        if (number <= Version) return null;
        return new ImportNote(ExchangeCodes.NewerFormat, null, [Show(number), Show(Version)]) { Pointer = "/" + VersionMember };
    }

    static ImportReading Malformed(int? line) =>
        ImportReading.Refused(new ImportNote(ExchangeCodes.Malformed, line, []) { Words = ExchangeCodes.NotJson });

    static ImportNote NoteOf(MalformedException error) => error.IsTooLarge
        ? new ImportNote(ExchangeCodes.Limit, null, [Show(Limits.Elements)]) { Words = ExchangeCodes.TooMany, Pointer = error.Path }
        : new ImportNote(ExchangeCodes.Malformed, null, [error.Path]) { Words = ExchangeCodes.MalformedMember, Pointer = error.Path };

    // The map's own properties come first, then one operation for each element of the file.
    static string PointerOf(IReadOnlyList<MapOperation> operations, Refusal refusal)
    {
        if (operations[refusal.Operation] is SetOperation set) return "/" + set.Property;
        int index = refusal.Operation - operations.TakeWhile(operation => operation is SetOperation).Count();
        string field = refusal.Field?.Split('/')[^1] ?? "";
        return $"/elements/{Show(index)}/{field}".TrimEnd('/');
    }

    static ImportNote At(byte[] json, ImportNote note) => note with { Line = JsonPlaces.LineOf(json, note.Pointer ?? "") };

    static string Show(int number) => number.ToString(CultureInfo.InvariantCulture);
}
