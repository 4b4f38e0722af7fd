using System.Collections.Immutable;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Library;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Exchange;

/// <summary>Makes maps of files and pasted texts, for pages and programs alike: all of it or nothing.</summary>
public sealed class MapImporter(MapDesk desk, IStringLocalizerFactory texts)
{
    /// <summary>Imports the bytes of a file of at most <see cref="ImportText.MaxBytes"/>.</summary>
    /// <param name="format">The format, or null to find it out.</param>
    /// <param name="block">Which of several diagrams, from 1.</param>
    public Task<ImportAnswer> ImportAsync(ImportFormat? format, ReadOnlyMemory<byte> file, int? block, MapAuthor author)
    {
        if (file.Length > ImportText.MaxBytes)
            return Task.FromResult<ImportAnswer>(Refused(typeof(ExchangeTexts), new(ExchangeCodes.TooLarge, null, [ImportText.MaxSize])));
        (string? text, ImportNote? error) = ImportText.Decode(file.Span);
        return text is null ? Task.FromResult<ImportAnswer>(Refused(typeof(ExchangeTexts), error!)) : ImportAsync(format, text, block, author);
    }

    /// <summary>Imports a text. Words of the answer and titles of lanes are in the current language.</summary>
    /// <param name="format">The format, or null to find it out.</param>
    /// <param name="block">Which of several diagrams, from 1.</param>
    public async Task<ImportAnswer> ImportAsync(ImportFormat? format, string text, int? block, MapAuthor author)
    {
        format ??= ExchangeFormats.Detect(text);
        var id = Guid.CreateVersion7();
        ImportReading reading = format.Read(new ImportSource(text, block, id, desk.TitleOf));
        if (reading.Error is { } error) return Refused(format.Texts, error);
        return await desk.CreateAsync(id, reading.Operations, author) switch
        {
            SubmitAnswer.Accepted => new ImportAnswer.Imported(id, [.. reading.Warnings.Select(warning => Say(format.Texts, warning))]),
            SubmitAnswer.Refused { Refusal: var refusal } => Refused(typeof(ExchangeTexts), reading.Explain(refusal)),
            SubmitAnswer.Rejected => Refused(typeof(ExchangeTexts), new(ExchangeCodes.Forbidden, null, [])),
            _ => Refused(typeof(ExchangeTexts), new(ExchangeCodes.StoreUnavailable, null, [])),
        };
    }

    ImportAnswer.Refused Refused(Type words, ImportNote error) => new(Say(words, error)) { Count = error.Count, FixedText = error.FixedText };

    ImportMessage Say(Type words, ImportNote note)
    {
        var localizer = texts.Create(words);
        // Words without arguments are taken as they are: they may hold braces.
        string message = note.Arguments.IsEmpty ? localizer[note.Words] : localizer[note.Words, [.. note.Arguments]];
        return new(note.Code, note.Line, message) { Pointer = note.Pointer };
    }
}

/// <summary>What became of an import, in the reader's language.</summary>
public abstract record ImportAnswer
{
    ImportAnswer() { }

    /// <summary>A new map stands in the library.</summary>
    public sealed record Imported(Guid MapId, ImmutableArray<ImportMessage> Warnings) : ImportAnswer;

    /// <summary>Nothing was stored; with <see cref="ExchangeCodes.StoreUnavailable"/> that is not known.</summary>
    public sealed record Refused(ImportMessage Error) : ImportAnswer
    {
        /// <summary>How many diagrams the text holds, when one has to be chosen.</summary>
        public int? Count { get; init; }

        /// <summary>The whole text with the fault put right, ready to be imported.</summary>
        public string? FixedText { get; init; }
    }
}

/// <param name="Code">Its name for programs.</param>
/// <param name="Line">Line of the text, from 1; null when it concerns the whole.</param>
public sealed record ImportMessage(string Code, int? Line, string Message)
{
    /// <summary>JSON pointer to the place, where the text is JSON.</summary>
    public string? Pointer { get; init; }
}
