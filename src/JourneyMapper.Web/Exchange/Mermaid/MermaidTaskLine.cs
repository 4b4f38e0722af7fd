using System.Collections.Immutable;
using System.Globalization;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>One line taken apart as <c>name: score: actors</c>, still encoded.</summary>
internal sealed class MermaidTaskLine
{
    /// <summary>The highest number that authors give for a score; a larger one after a keyword is taken for part of a title.</summary>
    const double HighestMeant = 10;

    readonly string[] parts;
    readonly double? number;
    readonly int scorePart;

    MermaidTaskLine(string name, string data, string comment)
    {
        parts = data.Split(':');
        Comment = comment;
        // Mermaid takes the first part. If that is no number, the first further one that is (and not blank) is meant, and what stands before belongs to the name.
        for (int i = 0; i < parts.Length && number is null; i++)
        {
            if ((i == 0 || !string.IsNullOrWhiteSpace(parts[i])) && JsNumber.TryParse(WithoutSemicolon(parts[i]), out double value)) (number, scorePart) = (value, i);
        }
        RawName = string.Join(':', parts[..scorePart].Prepend(name));
    }

    public string RawName { get; }

    /// <summary>What a <c>#</c> after the first colon cuts off, with it; empty when nothing.</summary>
    public string Comment { get; }

    /// <summary>Whether the cut is inside a word.</summary>
    public bool CommentInWord => Comment.Length > 0 && parts[^1].Length > 0 && !MermaidText.IsBlank(parts[^1][^1]);

    public bool HasColonInName => scorePart > 0;

    public bool HasScore => number is not null;

    /// <summary>Whether the line is so clearly a task that it is one even after the word <c>title</c>, <c>section</c> or <c>journey</c>:
    /// a number as scores are, set off by a blank or followed by actors.</summary>
    public bool IsClearlyTask =>
        number is >= 0 and <= HighestMeant && parts[scorePart].Length > 0 && (MermaidText.IsBlank(parts[scorePart][0]) || scorePart + 1 < parts.Length);

    /// <summary>What stands in the score's place.</summary>
    public string RawScore => MermaidText.Trim(parts[scorePart]);

    /// <summary>What Mermaid leaves out after the actors.</summary>
    public string Extra => scorePart + 2 < parts.Length ? MermaidText.Trim(string.Join(':', parts[(scorePart + 2)..])) : "";

    public ImmutableArray<string> Actors => scorePart + 1 >= parts.Length ? [] :
        [.. parts[scorePart + 1].Split(',').Select(actor => MermaidText.Decode(actor)).Where(actor => actor.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <summary>The score within its bounds and to two decimals, and the warning that this takes.</summary>
    public (decimal? Score, string? Warning) Score()
    {
        if (number is not { } value) return (null, MermaidCodes.ScoreNotNumber);
        if (value < (double)MermaidTask.LowestScore) return (MermaidTask.LowestScore, MermaidCodes.ScoreClamped);
        if (value > (double)MermaidTask.HighestScore) return (MermaidTask.HighestScore, MermaidCodes.ScoreClamped);
        var exact = (decimal)value;
        decimal rounded = Math.Round(exact, 2, MidpointRounding.AwayFromZero);
        return (rounded, Math.Round(exact, 1) == exact ? null : MermaidCodes.ScoreDecimals);
    }

    /// <summary>The line from <paramref name="start"/> to <paramref name="end"/>, or null when it has no colon with something after it.</summary>
    /// <param name="colon">Where its first colon stands, or -1.</param>
    public static MermaidTaskLine? Read(string text, int start, int end, out int colon)
    {
        colon = text.IndexOf(':', start, end - start);
        if (colon < 0) return null;
        int cut = CommentStart(text, colon + 1, end);
        return cut == colon + 1 ? null : new(text[start..colon], text[(colon + 1)..cut], text[cut..end]);
    }

    // The first # that is no entity
    static int CommentStart(string text, int at, int end)
    {
        while (at < end && text[at] != '#') at++;
        if (at >= end) return end;
        int entity = MermaidText.EntityEnd(text, at);
        while (entity > 0)
        {
            at = entity;
            while (at < end && text[at] != '#') at++;
            if (at >= end) return end;
            entity = MermaidText.EntityEnd(text, at);
        }
        return at;
    }

    static string WithoutSemicolon(string part) => MermaidText.Trim(part).TrimEnd(';');

    public static string Show(decimal score) => score.ToString("0.##", CultureInfo.InvariantCulture);
}
