using JourneyMapper.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace JourneyMapper.Web.Backup;

/// <summary>One table as an archive holds it: what its entry is called and which columns there are, as the model of the database in use says.</summary>
internal sealed class ArchiveTable
{
    /// <summary>What is in an archive, in the order in which it comes back: people before the members that refer to them.</summary>
    private static readonly (Type Entity, string Entry)[] Held =
    [
        (typeof(Workspace), "workspace.jsonl"),
        (typeof(Person), "people.jsonl"),
        (typeof(Member), "members.jsonl"),
        (typeof(Invitation), "invitations.jsonl"),
        (typeof(ApiToken), "tokens.jsonl"),
        (typeof(Folder), "folders.jsonl"),
        (typeof(MapRow), "maps.jsonl"),
        (typeof(ElementRow), "elements.jsonl"),
        (typeof(EditRow), "edits.jsonl"),
        (typeof(MapAccess), "map-access.jsonl"),
        (typeof(MapGrant), "map-grants.jsonl"),
        (typeof(Favourite), "favourites.jsonl"),
        (typeof(Visit), "visits.jsonl"),
        (typeof(Image), "images.jsonl"),
        (typeof(Source), "sources.jsonl"),
        (typeof(SourceFile), "source-files.jsonl"),
        (typeof(MapTemplate), "templates.jsonl"),
        (typeof(MapView), "map-views.jsonl"),
    ];

    /// <summary>What is in none, and why. Every table of the model is here or above; a test sees to it.</summary>
    internal static readonly IReadOnlyDictionary<Type, string> LeftOut = new Dictionary<Type, string>
    {
        [typeof(DataProtectionKey)] = "whoever reads an archive could sign cookies for anybody on the server that it came from; a restored one makes keys of its own, and people sign in again",
        [typeof(Session)] = "a session is worth nothing without the keys that signed its cookie",
        [typeof(PasswordReset)] = "a link that was good for a day must not come to life again",
        [typeof(IdentityUserClaim<Guid>)] = "nothing is stored there",
        [typeof(IdentityUserLogin<Guid>)] = "nothing is stored there",
        [typeof(IdentityUserToken<Guid>)] = "nothing is stored there",
    };

    private ArchiveTable(IEntityType entity, string entry)
    {
        Entry = entry;
        Name = $"\"{entity.GetTableName()}\"";
        Columns = [.. entity.GetProperties().Select(property => new ArchiveColumn(property))];
    }

    /// <summary>The entry's name in the archive.</summary>
    public string Entry { get; }

    /// <summary>The table's name, quoted.</summary>
    public string Name { get; }

    public IReadOnlyList<ArchiveColumn> Columns { get; }

    // Not ordered: the rows come as they lie, which is one walk through the file.
    public string Select => $"SELECT {ColumnNames} FROM {Name}";

    public string ColumnNames => string.Join(", ", Columns.Select(column => column.Name));

    /// <summary>All tables of an archive, in the order in which they are written and restored.</summary>
    public static IReadOnlyList<ArchiveTable> Of(JourneyDb db) => [.. Held.Select(held => new ArchiveTable(db.Model.FindEntityType(held.Entity)!, held.Entry))];
}
