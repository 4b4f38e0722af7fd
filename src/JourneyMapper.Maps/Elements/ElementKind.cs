using System.Collections.Frozen;

namespace JourneyMapper.Maps.Elements;

/// <summary>
/// The declaration of a kind of element: its wire name, where it stands and its properties. A place is one or two ids: the parent
/// (stage of a step, lane of a card) and, for cards and links, a second one (step of a card, far end of a link).
/// </summary>
public sealed class ElementKind
{
    private readonly FrozenDictionary<string, Property> byName;

    /// <param name="rank">Place of the kind in a map's flat list of elements.</param>
    /// <param name="places">Names of the properties that hold the place, none to two.</param>
    public ElementKind(string name, int rank, string[] places, TextProperty? caption, params Property[] properties)
    {
        (Name, Rank, Places, Caption, Properties) = (name, rank, places, caption, properties);
        for (var i = 0; i < properties.Length; i++) properties[i].Index = i;
        byName = properties.ToFrozenDictionary(property => property.Name);
    }

    public string Name { get; }
    public int Rank { get; }

    /// <summary>Wire names of the place's ids, parent first.</summary>
    public IReadOnlyList<string> Places { get; }

    /// <summary>The text that people know the element by; null where there is none.</summary>
    public TextProperty? Caption { get; }

    public IReadOnlyList<Property> Properties { get; }

    public Property? Find(string name) => byName.GetValueOrDefault(name);

    public override string ToString() => Name;
}
