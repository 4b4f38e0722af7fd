using JourneyMapper.Maps.Lanes;

namespace JourneyMapper.Web.Words;

/// <summary>Something that a team may call otherwise than the product does.</summary>
/// <param name="Name">Its name in what is stored: a contract.</param>
/// <param name="Source">The resources that hold the product's word.</param>
/// <param name="Key">The key of the product's word there.</param>
public sealed record Term(string Name, Type Source, string Key)
{
    public const string Stage = "stage";
    public const string Stages = "stages";
    public const string Step = "step";
    public const string Steps = "steps";

    /// <summary>Before the names of kinds of lanes, which may be the same as others.</summary>
    public const string LanePrefix = "lane.";

    /// <summary>The columns of a map: one of them, and many.</summary>
    public static readonly IReadOnlyList<Term> Columns =
        [new(Stage, typeof(WordsTexts), "Word.stage"), new(Stages, typeof(WordsTexts), "Word.stages"), new(Step, typeof(WordsTexts), "Word.step"), new(Steps, typeof(WordsTexts), "Word.steps")];

    /// <summary>The kinds of lanes.</summary>
    public static readonly IReadOnlyList<Term> Lanes = [.. LaneKinds.All.Select(kind => new Term(LanePrefix + kind.Name, typeof(Library.LaneTexts), kind.Name))];

    public static readonly IReadOnlyList<Term> All = [.. Columns, .. Lanes];
}
