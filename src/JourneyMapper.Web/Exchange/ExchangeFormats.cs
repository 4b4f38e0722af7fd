using JourneyMapper.Maps;
using JourneyMapper.Web.Exchange.Mermaid;

namespace JourneyMapper.Web.Exchange;

/// <summary>A format that maps are read from.</summary>
/// <param name="Name">What programs call it: a contract.</param>
/// <param name="Texts">The class whose resources hold the words of the format's codes.</param>
/// <param name="Read">Makes operations of a text; never throws for what the text says.</param>
public sealed record ImportFormat(string Name, string MediaType, string Extension, Type Texts, Func<ImportSource, ImportReading> Read);

/// <summary>A format that maps are written in.</summary>
/// <param name="Name">What programs call it: a contract.</param>
public sealed record ExportFormat(string Name, string MediaType, string Extension, Func<JourneyMap, byte[]> Write);

/// <summary>All formats: one more is a file of its own and a line here.</summary>
public static class ExchangeFormats
{
    public static readonly IReadOnlyList<ImportFormat> Imports = [MermaidFormat.Import, JsonFormat.Import];

    public static readonly IReadOnlyList<ExportFormat> Exports = [MermaidFormat.Export, JsonFormat.Export];

    public static ImportFormat? FindImport(string? name) => Imports.FirstOrDefault(format => format.Name == name);

    public static ExportFormat? FindExport(string? name) => Exports.FirstOrDefault(format => format.Name == name);

    /// <summary>The format that a text looks like; every text looks like one, and its reader says what is wrong with it.</summary>
    public static ImportFormat Detect(string text) => text.AsSpan().TrimStart("\uFEFF \t\r\n") is ['{', ..] ? JsonFormat.Import : MermaidFormat.Import;
}
