namespace JourneyMapper.Web.Data;

/// <summary>A folder of the library, the same for everybody. Folders do not lie in folders.</summary>
public sealed class Folder
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Name { get; set; } = "";

    public Guid? CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }
}

/// <summary>A map that a person has marked as a favourite.</summary>
public sealed class Favourite
{
    public Guid PersonId { get; set; }

    public Guid MapId { get; set; }
}

/// <summary>When a person was in a map last, and how they look at it.</summary>
public sealed class Visit
{
    public Guid PersonId { get; set; }

    public Guid MapId { get; set; }

    public DateTime At { get; set; }

    /// <summary>What they have folded and hidden (<see cref="Board.BoardView"/> as JSON); null = nothing of their own yet.</summary>
    public string? View { get; set; }
}
