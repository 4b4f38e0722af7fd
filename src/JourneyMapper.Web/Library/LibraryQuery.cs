using System.Globalization;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Library.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace JourneyMapper.Web.Library;

/// <summary>Which of the maps somebody looks at, in which order. It stands in the address: Back works, and it can be sent to others.</summary>
public sealed record LibraryQuery
{
    /// <summary>In the address: the maps that lie in no folder.</summary>
    public const string NoFolder = "none";

    /// <summary>One folder, or (<see cref="Guid.Empty"/>) the maps in none; null = wherever they lie.</summary>
    public Guid? Folder { get; init; }

    public MapShelf Show { get; init; }

    /// <summary>Wire name of the kind; null = all.</summary>
    public string? Kind { get; init; }

    public MapOrder Order { get; init; }

    /// <summary>What stands in the box; "" = nothing is looked for.</summary>
    public string Text { get; init; } = "";

    /// <summary>True when some maps are left out, wherever they lie.</summary>
    public bool IsNarrow => Kind is not null || Text.Length > 0;

    /// <summary>Reads what stands in an address; what cannot be understood counts as not given.</summary>
    public static LibraryQuery Read(string? folder, string? show, string? kind, string? sort, string? text) => new()
    {
        Folder = folder == NoFolder ? Guid.Empty : Guid.TryParse(folder, out var id) ? id : null,
        Show = Word(show, MapShelf.All),
        Kind = MapKinds.Find(kind)?.Name,
        Order = Word(sort, MapOrder.Changed),
        Text = text is null ? "" : text.Length <= SearchQuery.Length ? text : text[..SearchQuery.Length],
    };

    /// <summary>The address that shows this.</summary>
    public string Address()
    {
        var parts = new Dictionary<string, string?>
        {
            ["folder"] = Folder is not { } id ? null : id == Guid.Empty ? NoFolder : id.ToString("D"),
            ["show"] = Show == MapShelf.All ? null : Show.ToString().ToLowerInvariant(),
            ["kind"] = Kind,
            ["sort"] = Order == MapOrder.Changed ? null : Order.ToString().ToLowerInvariant(),
            ["q"] = string.IsNullOrWhiteSpace(Text) ? null : Text,
        };
        return QueryHelpers.AddQueryString("/", parts.Where(part => part.Value is not null));
    }

    /// <summary>Those of the maps that it wants, in its order. <paramref name="maps"/> come with the one changed last first.</summary>
    /// <param name="found">What the search has found; null = nothing is looked for.</param>
    public IReadOnlyList<MapItem> Choose(
        IReadOnlyList<MapItem> maps, PersonalMarks marks, Guid reader, IReadOnlyDictionary<Guid, FoundMap>? found, Func<MapItem, string> titleOf)
    {
        var kept = maps.Where(map => (Kind is null || map.Kind == Kind) && IsInFolder(map) && IsOnShelf(map, marks, reader) && (found is null || found.ContainsKey(map.Id)));
        var ordered = (Show == MapShelf.Recent ? MapOrder.Opened : Order) switch
        {
            MapOrder.Title => kept.OrderBy(titleOf, StringComparer.Create(CultureInfo.CurrentCulture, ignoreCase: true)),
            MapOrder.Created => kept.OrderByDescending(map => map.CreatedAt),
            MapOrder.Opened => kept.OrderByDescending(map => marks.Visits.GetValueOrDefault(map.Id)),
            // Found in the title is what was meant more often than found somewhere inside.
            _ when found is not null => kept.OrderByDescending(map => found[map.Id].InTitle),
            _ => kept,
        };
        return [.. ordered];
    }

    bool IsInFolder(MapItem map) => Folder is not { } folder || (map.FolderId ?? Guid.Empty) == folder;

    bool IsOnShelf(MapItem map, PersonalMarks marks, Guid reader) => Show switch
    {
        MapShelf.Mine => map.OwnerId == reader,
        MapShelf.Favourites => marks.Favourites.Contains(map.Id),
        MapShelf.Recent => marks.Visits.ContainsKey(map.Id),
        _ => true,
    };

    static T Word<T>(string? word, T otherwise) where T : struct, Enum =>
        Enum.TryParse(word, ignoreCase: true, out T known) && Enum.IsDefined(known) && !char.IsDigit(word![0]) ? known : otherwise;
}

/// <summary>Whose maps.</summary>
public enum MapShelf
{
    All,

    /// <summary>Those that the reader was in, the one opened last first.</summary>
    Recent,

    Favourites,

    /// <summary>Those that the reader has made.</summary>
    Mine,
}

public enum MapOrder
{
    Changed,
    Title,
    Created,

    /// <summary>As the reader was in them last.</summary>
    Opened,
}
