namespace JourneyMapper.Web.SourceLibrary;

/// <summary>What somebody writes about a source.</summary>
/// <param name="Kind">A word of <see cref="Maps.Elements.Evidence.SourceKind"/>.</param>
/// <param name="Note">Who was asked, how many, who is missing.</param>
public sealed record SourceFields(string Kind, string Title, DateOnly? Date, string? Link, string? Note);

/// <summary>A source of the library as lists show it.</summary>
/// <param name="FileName">The name of its file; null = it has none.</param>
public sealed record SourceItem(Guid Id, SourceFields Fields, string? FileName, bool IsRetired)
{
    public string Title => Fields.Title;
}

/// <summary>A map in which statements rest on a source.</summary>
/// <param name="Count">How many of them.</param>
public sealed record SourceUse(Guid MapId, string Title, int Count);

/// <summary>What became of a deed. <paramref name="Id"/> is the source's when it is done.</summary>
public readonly record struct SourceAnswer(SourceOutcome Outcome, Guid? Id = null);

public enum SourceOutcome
{
    Done,

    /// <summary>The author may not (any more).</summary>
    Forbidden,

    /// <summary>There is no such source.</summary>
    Gone,

    Untitled,
    TooLong,

    /// <summary>There are characters in a text that cannot be kept.</summary>
    InvalidText,

    UnknownKind,
    InvalidLink,

    /// <summary>There are <see cref="SourceDesk.Most"/> already.</summary>
    TooMany,

    /// <summary>The file is empty.</summary>
    NoFile,

    /// <summary>The file is larger than <see cref="SourceDesk.MaxFileBytes"/>.</summary>
    FileTooLarge,
}
