using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Api;

/// <summary>What endpoint and hub say (CONTRACT sections 5 to 7). Names are a contract; unset properties are left out.</summary>
public sealed record SubmitResult(long Version, RawJson Results);

public sealed record WireAuthor(Guid Id, string Name);

/// <summary>An edit as the feed and <c>Changed</c> show it.</summary>
public sealed record WireChange(long Version, DateTime At, WireAuthor Author, string SubmissionId, RawJson Operations)
{
    /// <param name="names">For authors who were erased, in the language of the request.</param>
    public static WireChange Of(StoredEdit edit, IStringLocalizer<PersonTexts> names) =>
        new(edit.Version, edit.At, new(edit.AuthorId, names.NameOf(edit.AuthorName)), edit.SubmissionId, new(edit.Operations));
}

public sealed record WireFeed(long Version, IReadOnlyList<WireChange> Changes, bool More);

public sealed record WireMapItem(Guid Id, string Title, string Kind, long Version, DateTime ChangedAt);

public sealed record WireMapList(IReadOnlyList<WireMapItem> Items, string? Next);
