using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Web.Board;

/// <summary>What features beside the board put into its menus, and what they ask with one.</summary>
public sealed partial class BoardScript
{
    /// <summary>What features add to the menu of an element.</summary>
    public List<Func<Element, IEnumerable<ElementMenuItem>>> MenuParts { get; } = [];

    /// <summary>A choice is to be offered as a menu: its heading and what can be chosen.</summary>
    public event Action<string, IReadOnlyList<ElementMenuItem>>? Offered;

    /// <summary>The person wants to walk through the map: as whom, and from which step.</summary>
    public event Action<Guid?, Guid?>? WalkAsked;

    public void Offer(string heading, IReadOnlyList<ElementMenuItem> items) => Offered?.Invoke(heading, items);

    public void AskWalk(Guid? actor, Guid? from) => WalkAsked?.Invoke(actor, from);
}
