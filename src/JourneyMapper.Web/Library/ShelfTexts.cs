namespace JourneyMapper.Web.Library;

/// <summary>Words of folders, favourites, search in maps, and of what is done with several maps.</summary>
public sealed class ShelfTexts;
