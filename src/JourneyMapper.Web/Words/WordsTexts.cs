namespace JourneyMapper.Web.Words;

/// <summary>Words of the page where a team chooses its own words, and the sentences into which they fit in every language.</summary>
public sealed class WordsTexts;
