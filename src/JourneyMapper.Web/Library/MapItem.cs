using JourneyMapper.Web.Data;

namespace JourneyMapper.Web.Library;

/// <summary>One map in a list. <paramref name="Title"/> may be empty, <paramref name="Kind"/> is the wire name.</summary>
public sealed record MapItem(
    Guid Id, string Title, string Kind, long Version, DateTime CreatedAt, DateTime ChangedAt, DateTime? DeletedAt, Guid? ChangedById, string? ChangedBy)
{
    /// <summary>The folder it lies in; null = in none.</summary>
    public Guid? FolderId { get; init; }

    /// <summary>It is a template of the team: in the bin it lies among the maps.</summary>
    public bool IsTemplate { get; init; }

    /// <summary>It has rules of its own (<see cref="MapAccess"/>).</summary>
    public bool HasRules { get; init; }

    /// <summary>Not everybody may see or change it.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Who made it; null when a program did.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>The name of who made it; empty for somebody who was erased, null when a program did.</summary>
    public string? Owner { get; init; }
}

/// <summary>A folder of the library.</summary>
public sealed record FolderItem(Guid Id, string Name);

/// <summary>All maps and folders as they stood at one moment, whoever may see them: only <see cref="MapLibrary.For"/> makes a list out of it.</summary>
public sealed record LibrarySnapshot(IReadOnlyList<MapItem> Maps, IReadOnlyList<FolderItem> Folders);
