using System.Collections.Frozen;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Quick;
using JourneyMapper.Web.Board.Reading;
using JourneyMapper.Web.Library;

namespace JourneyMapper.Web.Words;

/// <summary>A text of the product that a team's word changes.</summary>
/// <param name="Term">The word that stands in it.</param>
/// <param name="Pattern">The sentence around the word, which needs no article and no inflection ({0} is the word, what follows are the text's own arguments); null = the word alone.</param>
sealed record WordPlace(string Term, string? Pattern = null);

/// <summary>
/// Where a team's own words stand: names, and short phrases that stay right whatever the word's gender. Sentences that explain something
/// stay as the product has them (decision 0017).
/// </summary>
static class WordPlaces
{
    static readonly FrozenDictionary<Type, FrozenDictionary<string, WordPlace>> All = new Dictionary<Type, Dictionary<string, WordPlace>>
    {
        [typeof(BoardTexts)] = new()
        {
            ["Element.stage"] = new(Term.Stage),
            ["Element.step"] = new(Term.Step),
            ["OneStep"] = new(Term.Step, "Pattern.Count"),
            ["Steps"] = new(Term.Steps, "Pattern.Count"),
            ["Add.Stage"] = new(Term.Stage, "Pattern.Add"),
            ["Add.FirstStage"] = new(Term.Stage, "Pattern.Add"),
            ["Add.StageHere"] = new(Term.Stage, "Pattern.AddBefore"),
            ["Add.Step"] = new(Term.Step, "Pattern.Add"),
            ["Add.StepHere"] = new(Term.Step, "Pattern.AddBefore"),
            ["Add.StepAfter"] = new(Term.Step, "Pattern.AddAfter"),
            ["View.FoldStages"] = new(Term.Stages, "Pattern.FoldAll"),
            ["View.UnfoldStages"] = new(Term.Stages, "Pattern.UnfoldAll"),
        },
        [typeof(QuickTexts)] = new()
        {
            ["AddStage"] = new(Term.Stage, "Pattern.Add"),
            ["AddStep"] = new(Term.Step, "Pattern.Add"),
            ["FoldStages"] = new(Term.Stages, "Pattern.FoldOrUnfoldAll"),
        },
        [typeof(ReadingTexts)] = new() { ["Stages"] = new(Term.Stages) },
        [typeof(Board.Table.TableTexts)] = new()
        {
            ["Column.stage"] = new(Term.Stage),
            ["Column.step"] = new(Term.Step),
        },
        [typeof(ShelfTexts)] = new()
        {
            ["Place.stage"] = new(Term.Stage),
            ["Place.step"] = new(Term.Step),
        },
        [typeof(LibraryTexts)] = new() { ["New.Stages"] = new(Term.Stages, "Pattern.ToBeginWith") },
        [typeof(LaneTexts)] = Term.Lanes.ToDictionary(term => term.Key, term => new WordPlace(term.Name)),
    }.ToFrozenDictionary(of => of.Key, of => of.Value.ToFrozenDictionary());

    /// <summary>The resources in which there are some.</summary>
    public static IEnumerable<Type> Resources => All.Keys;

    /// <summary>Those in one of the resources; null where there are none.</summary>
    public static FrozenDictionary<string, WordPlace>? In(Type resources) => All.GetValueOrDefault(resources);
}
