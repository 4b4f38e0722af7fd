namespace JourneyMapper.Web.Data;

/// <summary>One map: what lists show of it, and the version that the next edit must follow.</summary>
public sealed class MapRow
{
    public Guid Id { get; set; }

    public string Title { get; set; } = "";

    /// <summary>Wire name, such as <c>currentState</c>.</summary>
    public string Kind { get; set; } = "";

    public long Version { get; set; }

    public DateTime CreatedAt { get; set; }

    public DateTime ChangedAt { get; set; }

    /// <summary>The person who made it; null when a program did, or somebody who is no longer known.</summary>
    public Guid? CreatedBy { get; set; }

    public Guid? OwnerId { get; set; }

    /// <summary>The folder it lies in; null = in none.</summary>
    public Guid? FolderId { get; set; }

    /// <summary>Set while the map lies in the bin.</summary>
    public DateTime? DeletedAt { get; set; }

    public Guid? DeletedBy { get; set; }
}

/// <summary>The current state of one element; the columns are explained at <see cref="Maps.Live.StoredElement"/>.</summary>
public sealed class ElementRow
{
    public Guid MapId { get; set; }

    public Guid Id { get; set; }

    public string Kind { get; set; } = "";

    public Guid? Parent { get; set; }

    public Guid? Second { get; set; }

    public string OrderKey { get; set; } = "";

    public string? Text { get; set; }

    public string Data { get; set; } = "";

    public Guid? RemovedBy { get; set; }

    public string? Removal { get; set; }
}

/// <summary>One edit of the log. Rows are never changed, but for the name of an author who is erased, which is emptied.</summary>
public sealed class EditRow
{
    public Guid MapId { get; set; }

    public long Version { get; set; }

    public string SubmissionId { get; set; } = "";

    public DateTime At { get; set; }

    public Guid AuthorId { get; set; }

    public string AuthorName { get; set; } = "";

    /// <summary>JSON array. Text and not jsonb: jsonb would reorder the keys.</summary>
    public string Operations { get; set; } = "";

    public string Inverse { get; set; } = "";
}
