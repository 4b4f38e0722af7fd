namespace JourneyMapper.Web.Data;

/// <summary>A picture of the workspace, for cards and personas; never changed once it is there. Its bytes lie in the database, so that one dump is the whole backup.</summary>
public sealed class Image
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Media type as its content says, such as <c>image/png</c>.</summary>
    public string Type { get; set; } = "";

    /// <summary>Width in pixels.</summary>
    public int Width { get; set; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; set; }

    public byte[] Bytes { get; set; } = [];

    public Guid? CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }
}

/// <summary>Something that statements on maps rest on; in the library of the workspace.</summary>
public sealed class Source
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Wire word of <see cref="Maps.Elements.Evidence.SourceKind"/>.</summary>
    public string Kind { get; set; } = "";

    public string Title { get; set; } = "";

    public string? Link { get; set; }

    /// <summary>Who was asked, how many, what is missing.</summary>
    public string? Note { get; set; }

    /// <summary>The day that it is about, <c>yyyy-mm-dd</c>; null = not said.</summary>
    public string? Date { get; set; }

    public Guid? CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Set when it is not offered any more; cards that name it keep it.</summary>
    public DateTime? RetiredAt { get; set; }
}

/// <summary>The file of a source.</summary>
public sealed class SourceFile
{
    public Guid SourceId { get; set; }

    public string Name { get; set; } = "";

    public byte[] Bytes { get; set; } = [];
}

/// <summary>Says that a map is a template of the team, and for whom. The map itself is edited on the board like any other.</summary>
public sealed class MapTemplate
{
    public Guid MapId { get; set; }

    /// <summary>One sentence: when to choose it.</summary>
    public string Teaser { get; set; } = "";

    /// <summary>A word of the gallery's list of industries.</summary>
    public string Industry { get; set; } = "";

    /// <summary>A word of the gallery's list of efforts.</summary>
    public string Effort { get; set; } = "";

    /// <summary>A word of the gallery's list of focuses.</summary>
    public string Focus { get; set; } = "";

    public Guid? CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Set when it is not offered any more.</summary>
    public DateTime? RetiredAt { get; set; }
}

/// <summary>A way of looking at one map, saved under a name for those whom it is for.</summary>
public sealed class MapView
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid MapId { get; set; }

    public string Name { get; set; } = "";

    /// <summary>What it shows, as JSON.</summary>
    public string View { get; set; } = "";

    public Guid? CreatedBy { get; set; }

    public DateTime CreatedAt { get; set; }
}
