using System.Globalization;
using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Board;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Future;

/// <summary>How differences look and what they are called.</summary>
sealed class Differences(IStringLocalizer<FutureTexts> texts, IStringLocalizer<BoardTexts> board)
{
    /// <summary>Letters of a value that are shown in the list; the grid has all of them.</summary>
    const int MostLetters = 60;

    // What is called here otherwise than in the panel: there each has a place of its own.
    static readonly HashSet<string> Wordings = [Card.Text.Name, Stage.Title.Name];

    /// <summary>The sign that stands before it: colour alone tells nothing to some.</summary>
    public static string SignOf(DifferenceKind kind) => kind switch
    {
        DifferenceKind.Added => "+",
        DifferenceKind.Removed => "−",
        DifferenceKind.Changed => "≠",
        _ => "→",
    };

    public static string ClassOf(DifferenceKind kind) => "is-" + kind.ToString().ToLower(CultureInfo.InvariantCulture);

    /// <summary>Kind by kind, as they are listed.</summary>
    public static IEnumerable<MapDifference> InOrder(MapComparison comparison) => comparison.Differences.OrderBy(difference => difference.Kind);

    /// <summary>The address of a difference on the page.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"difference-{number}");

    public string Title(Element element)
    {
        var caption = element.Caption.ReplaceLineEndings(" ");
        return caption.Length > 0 ? Short(caption) : board[element.Kind == Card.Kind ? "EmptyCard" : "Untitled"];
    }

    public string KindOf(Element element) => element.Kind == Card.Kind ? texts["Card"] : board["Element." + element.Kind.Name];

    /// <summary>What exactly is different, a line each.</summary>
    public IEnumerable<string> Details(MapDifference difference)
    {
        if (difference is { Before: { } before, After: { } after })
        {
            foreach (var name in difference.Properties)
                yield return $"{NameOf(name)}: {Value(before, name)} → {Value(after, name)}";
        }

        if (difference.IsMoved && difference.Kind == DifferenceKind.Changed) yield return texts["AlsoMoved"];
    }

    string NameOf(string property) => Wordings.Contains(property) ? texts["Wording"]
        : property == Card.ImageId.Name ? texts["Picture"]
        : board["Property." + property] is { ResourceNotFound: false } known ? known : property;

    string Value(Element element, string name)
    {
        var property = element.Kind.Find(name)!;
        var value = element.Get(property);
        return value switch
        {
            null or "" => texts["None"],
            bool flag when property is FlagProperty { DefaultValue: null } => board[$"Flag.{name}.{(flag ? "yes" : "no")}"],
            bool flag => flag ? "✓" : "✗",
            string color when property is ColorProperty => board["Color." + color] is { ResourceNotFound: false } known ? known : color,
            string choice when property is ChoiceProperty => board[$"Choice.{name}.{choice}"] is { ResourceNotFound: false } known ? known : choice,
            string text => Short(text.ReplaceLineEndings(" ")),
            DateOnly day => day.ToString("d", CultureInfo.CurrentCulture),
            // Who or which picture is shown where it stands, not by its number.
            Guid => "…",
            IFormattable number => number.ToString(null, CultureInfo.CurrentCulture),
            _ => "",
        };
    }

    static string Short(string text)
    {
        if (text.Length <= MostLetters) return text;
        return text[..(char.IsLowSurrogate(text[MostLetters]) ? MostLetters - 1 : MostLetters)].TrimEnd() + "…";
    }
}
