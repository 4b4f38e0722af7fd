namespace JourneyMapper.Web.Board.Table;

/// <summary>What the page's hands and the table that is drawn share, for as long as the map is open.</summary>
public sealed class TableState
{
    /// <summary>Rows on one page: more are walked through page by page, so that a map of 5,000 cards opens like one of 50.</summary>
    public const int PageSize = 100;

    /// <summary>The card in whose row something is being written.</summary>
    public Guid? Held { get; private set; }

    /// <summary>The card that is to be brought into sight as soon as it is a row.</summary>
    public Guid? Wanted { get; private set; }

    /// <summary>The one that was: it stays a row, whatever the filters say, until something else is written.</summary>
    public Guid? Kept { get; private set; }

    public event Action? Changed;

    public void Hold(Guid? card)
    {
        if (Held == card) return;
        Held = card;
        if (card is null) Kept = null;
        Changed?.Invoke();
    }

    /// <summary>Turns to the page of a card, which may only be on its way.</summary>
    public void Want(Guid card)
    {
        Wanted = card;
        Changed?.Invoke();
    }

    internal void Found() => (Kept, Wanted) = (Wanted, null);
}
