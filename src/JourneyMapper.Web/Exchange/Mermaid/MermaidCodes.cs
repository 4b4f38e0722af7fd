namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>Stable names of what can be said about a text. The comment gives the arguments.</summary>
public static class MermaidCodes
{
    /// <summary>Warning: the name holds a colon, so Mermaid reads it otherwise. 0 = the name as read here.</summary>
    public const string ColonInName = "colonInName";

    /// <summary>Warning: the section holds a colon, which Mermaid refuses. 0 = the section.</summary>
    public const string ColonInSection = "colonInSection";

    /// <summary>Warning: a semicolon was kept as text, which Mermaid refuses.</summary>
    public const string Semicolon = "semicolon";

    /// <summary>Warning: a number sign was kept as text, where Mermaid cuts or refuses.</summary>
    public const string NumberSign = "numberSign";

    /// <summary>Warning: the score lies outside 1 to 5. 0 = as written, 1 = as read.</summary>
    public const string ScoreClamped = "scoreClamped";

    /// <summary>Warning: the score has more than one decimal. 0 = as written, 1 = as read.</summary>
    public const string ScoreDecimals = "scoreDecimals";

    /// <summary>Warning: the task has no score that is a number. 0 = the name, 1 = what stands in the score's place.</summary>
    public const string ScoreNotNumber = "scoreNotNumber";

    /// <summary>Warning: a line that begins with a keyword was read as a task. 0 = the name.</summary>
    public const string KeywordTask = "keywordTask";

    /// <summary>Warning: a keyword with nothing after it. 0 = the keyword.</summary>
    public const string EmptyKeyword = "emptyKeyword";

    /// <summary>Warning: what follows a further colon is left out, as Mermaid does. 0 = that text.</summary>
    public const string ExtraParts = "extraParts";

    /// <summary>Warning: a number sign inside a word begins a comment, as in Mermaid. 0 = what was left out.</summary>
    public const string CommentInActors = "commentInActors";

    /// <summary>Error: more characters than <see cref="MermaidReader.MaxCharacters"/>. 0 = the limit.</summary>
    public const string TooLarge = "tooLarge";

    /// <summary>Error: more lines than <see cref="MermaidReader.MaxLines"/>. 0 = the limit.</summary>
    public const string TooManyLines = "tooManyLines";

    /// <summary>Error: no journey diagram. 0 = the word found in the header's place, or empty.</summary>
    public const string NoJourney = "noJourney";

    /// <summary>Error: several journey diagrams and none chosen. 0 = how many.</summary>
    public const string ChooseBlock = "chooseBlock";

    /// <summary>Error: the chosen diagram is not there. 0 = the number asked for, 1 = how many there are.</summary>
    public const string NoSuchBlock = "noSuchBlock";

    /// <summary>Error: the header is written otherwise than <c>journey</c>; the reading has a fixed text. 0 = the header found.</summary>
    public const string HeaderName = "headerName";

    /// <summary>Error: a second header.</summary>
    public const string SecondHeader = "secondHeader";

    /// <summary>Error: a line without a colon that is no statement. 0 = the line.</summary>
    public const string MissingColon = "missingColon";

    /// <summary>Error: nothing after a task's colon. 0 = the task.</summary>
    public const string MissingScore = "missingScore";

    /// <summary>Error: a line that begins with a colon.</summary>
    public const string MissingName = "missingName";

    /// <summary>Error: <c>accDescr {</c> without <c>}</c>.</summary>
    public const string UnclosedDescription = "unclosedDescription";

    /// <summary>Error: a Markdown fence inside the diagram.</summary>
    public const string FenceLeftIn = "fenceLeftIn";

    /// <summary>Error: front matter without its closing line.</summary>
    public const string FrontMatterOpen = "frontMatterOpen";

    /// <summary>Error: front matter that is no valid YAML. 0 = what the YAML reader says, in English.</summary>
    public const string FrontMatterInvalid = "frontMatterInvalid";

    /// <summary>Error: front matter too large or too deep.</summary>
    public const string FrontMatterTooLarge = "frontMatterTooLarge";

    /// <summary>Error: a control character or half a surrogate pair. 0 = the code point, as U+0000.</summary>
    public const string InvalidCharacter = "invalidCharacter";

    /// <summary>Error: a text is longer than a map allows. 0 = how it begins, 1 = the limit.</summary>
    public const string TextTooLong = "textTooLong";

    /// <summary>Error: more sections than a map has stages. 0 = the limit.</summary>
    public const string TooManySections = "tooManySections";

    /// <summary>Error: more tasks than a map has steps. 0 = the limit.</summary>
    public const string TooManyTasks = "tooManyTasks";

    /// <summary>Error: more actors than a map has. 0 = the limit.</summary>
    public const string TooManyActors = "tooManyActors";

    /// <summary>Error: more elements altogether than a map holds. 0 = the limit.</summary>
    public const string TooManyElements = "tooManyElements";
}
