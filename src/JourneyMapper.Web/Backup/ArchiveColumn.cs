using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace JourneyMapper.Web.Backup;

/// <summary>
/// One column between a database and an archive. In the archive a value looks the same whichever database it came from: ids and times as text, times in UTC
/// with all their digits, choices by name, bytes in base64.
/// </summary>
internal sealed class ArchiveColumn
{
    private const string TimeFormat = "O";

    private readonly RelationalTypeMapping mapping;
    private readonly Type type;
    private readonly bool isTicks;

    public ArchiveColumn(IProperty property)
    {
        mapping = (RelationalTypeMapping)property.GetTypeMapping();
        type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        isTicks = mapping.Converter?.ProviderClrType == typeof(long);
        Name = $"\"{property.Name}\"";
        Json = JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        IsNullable = property.IsNullable;
        // What a row of an older schema gets: what the database's own migration gives the rows that it finds.
        Default = IsNullable ? null : type == typeof(string) ? "" : type == typeof(byte[]) ? Array.Empty<byte>() : Activator.CreateInstance(type);
    }

    /// <summary>The column's name, quoted.</summary>
    public string Name { get; }

    /// <summary>Its name in the archive.</summary>
    public JsonEncodedText Json { get; }

    public bool IsNullable { get; }

    public object? Default { get; }

    /// <summary>Writes the value of the row that the reader stands on; an absent one is left out.</summary>
    public void Write(Utf8JsonWriter to, DbDataReader row, int index)
    {
        if (row.IsDBNull(index)) return;
        if (type == typeof(Guid)) to.WriteString(Json, row.GetGuid(index));
        else if (type == typeof(bool)) to.WriteBoolean(Json, row.GetBoolean(index));
        else if (type == typeof(int) || type == typeof(long)) to.WriteNumber(Json, row.GetInt64(index));
        else if (type == typeof(DateTime) || type == typeof(DateTimeOffset)) to.WriteString(Json, TimeOf(row, index).ToString(TimeFormat, null));
        else if (type == typeof(byte[])) to.WriteBase64String(Json, row.GetFieldValue<byte[]>(index));
        else to.WriteString(Json, row.GetString(index));
    }

    /// <summary>The value as the model has it; null for JSON's null.</summary>
    /// <exception cref="FormatException">It is no value of this column.</exception>
    public object? Read(ref Utf8JsonReader from)
    {
        if (from.TokenType == JsonTokenType.Null) return IsNullable ? null : throw Wrong();
        try
        {
            if (type == typeof(Guid)) return from.GetGuid();
            if (type == typeof(bool)) return from.GetBoolean();
            if (type == typeof(int)) return from.GetInt32();
            if (type == typeof(long)) return from.GetInt64();
            if (type == typeof(DateTime)) return from.GetDateTimeOffset().UtcDateTime;
            if (type == typeof(byte[])) return from.GetBytesFromBase64();
            if (type == typeof(DateTimeOffset)) return from.GetDateTimeOffset().ToUniversalTime();
            var text = from.GetString()!;
            // PostgreSQL would refuse it in the middle of everything.
            if (text.Contains('\0', StringComparison.Ordinal)) throw new FormatException("there is a NUL in it");
            if (!type.IsEnum) return text;
            return Enum.IsDefined(type, text) ? Enum.Parse(type, text) : throw new FormatException("there is no such choice");
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            // Another kind of JSON, half a surrogate pair; or not the form of such a value.
            throw Wrong(e);
        }
    }

    /// <summary>A parameter for this column, to be filled by <see cref="Fill"/>.</summary>
    public DbParameter NewParameter(DbCommand command, string name) => mapping.CreateParameter(command, name, null, nullable: true);

    public void Fill(DbParameter parameter, object? value) =>
        parameter.Value = (value is not null && mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;

    private DateTime TimeOf(DbDataReader row, int index) =>
        isTicks ? new DateTime(row.GetInt64(index), DateTimeKind.Utc)
        : type == typeof(DateTime) ? row.GetDateTime(index)
        : row.GetFieldValue<DateTimeOffset>(index).UtcDateTime;

    private FormatException Wrong(Exception? inner = null) => new($"what it says for {Json} cannot be read", inner);
}
