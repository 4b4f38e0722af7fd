namespace JourneyMapper.Web.Library;

/// <summary>Words of the library, its dialogs and the bin.</summary>
public sealed class LibraryTexts;
