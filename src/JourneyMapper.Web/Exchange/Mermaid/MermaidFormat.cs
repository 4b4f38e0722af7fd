using System.Globalization;
using System.Text;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>Mermaid's <c>journey</c> diagrams as a format of maps. What a diagram cannot hold (lanes, pains, images …) is not in the export.</summary>
static class MermaidFormat
{
    const string Name = "mermaid";
    const string MediaType = "text/vnd.mermaid";
    const string Extension = "mmd";

    public static readonly ImportFormat Import = new(Name, MediaType, Extension, typeof(MermaidTexts), Read);
    public static readonly ExportFormat Export = new(Name, MediaType, Extension, map => Encoding.UTF8.GetBytes(MermaidWriter.Write(MapToMermaid.JourneyOf(map))));

    static ImportReading Read(ImportSource source)
    {
        MermaidReading reading = MermaidReader.Read(source.Text, source.Block);
        if (reading.Journey is not { } journey) return ImportReading.Refused(Note(reading.Error!) with { FixedText = reading.FixedText });
        if (MermaidFit.Check(journey, reading.Places!) is { } tooMuch) return ImportReading.Refused(Note(tooMuch));
        return new() { Operations = [.. MermaidToMap.Operations(journey, source.MapId, source.LaneTitle)], Warnings = [.. reading.Warnings.Select(Note)] };
    }

    static ImportNote Note(MermaidNote note) => new(note.Code, note.Line, note.Arguments) { Count = CountOf(note) };

    static int? CountOf(MermaidNote note) => note.Code switch
    {
        MermaidCodes.ChooseBlock => int.Parse(note.Arguments[0], CultureInfo.InvariantCulture),
        MermaidCodes.NoSuchBlock => int.Parse(note.Arguments[1], CultureInfo.InvariantCulture),
        _ => null,
    };
}
