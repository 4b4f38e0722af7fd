using System.Collections.Frozen;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Library.Search;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class LibraryQueryTests
{
    private static readonly Guid Anna = Guid.CreateVersion7();
    private static readonly Guid Folder = Guid.CreateVersion7();
    private static readonly DateTime Now = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    // Changed last first, as they are read.
    private readonly MapItem[] maps =
    [
        Map("Beta", "currentState", made: 1) with { FolderId = Folder },
        Map("alpha", "futureState", made: 3) with { OwnerId = Anna },
        Map("Ärende", "currentState", made: 2),
        Map("Zeta", "currentState", made: 4),
    ];

    private readonly PersonalMarks marks;

    public LibraryQueryTests() =>
        marks = new(new[] { maps[2].Id }.ToFrozenSet(), new Dictionary<Guid, DateTime> { [maps[3].Id] = Now, [maps[0].Id] = Now.AddDays(-1) });

    [Theory]
    [InlineData("", "Beta alpha Ärende Zeta")]
    [InlineData("?sort=title", "alpha Ärende Beta Zeta")]
    [InlineData("?sort=created", "Zeta alpha Ärende Beta")]
    [InlineData("?sort=opened", "Zeta Beta alpha Ärende")]
    [InlineData("?kind=currentState", "Beta Ärende Zeta")]
    [InlineData("?show=mine", "alpha")]
    [InlineData("?show=favourites", "Ärende")]
    [InlineData("?show=recent", "Zeta Beta")]
    [InlineData("?folder=none", "alpha Ärende Zeta")]
    [InlineData("?folder=none&kind=currentState&sort=title", "Ärende Zeta")]
    public void An_address_says_which_maps_and_in_which_order(string address, string titles) => Assert.Equal(titles, Titles(Read(address)));

    [Fact]
    public void A_folder_shows_what_lies_in_it() => Assert.Equal("Beta", Titles(Read($"?folder={Folder}")));

    [Theory]
    [InlineData("?sort=nonsense&show=1&kind=x&folder=y")]
    [InlineData("?sort=-1&show=all")]
    public void What_cannot_be_understood_counts_as_not_given(string address) => Assert.Equal(new LibraryQuery(), Read(address));

    [Fact]
    public void Found_in_the_title_comes_first_unless_an_order_was_chosen()
    {
        var found = new Dictionary<Guid, FoundMap> { [maps[0].Id] = new(false, []), [maps[3].Id] = new(true, []) };

        Assert.Equal("Zeta Beta", Titles(Read("?q=e"), found));
        Assert.Equal("Beta Zeta", Titles(Read("?q=e&sort=title"), found));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?folder=none&sort=title")]
    [InlineData("/?show=favourites&kind=futureState&q=l%C3%A5ng%20k%C3%B6")]
    public void An_address_comes_back_as_it_was(string address) => Assert.Equal(address, Read(address[1..]).Address());

    private string Titles(LibraryQuery query, IReadOnlyDictionary<Guid, FoundMap>? found = null) =>
        string.Join(' ', query.Choose(maps, marks, Anna, found, map => map.Title).Select(map => map.Title));

    private static LibraryQuery Read(string address)
    {
        var parts = QueryHelpers.ParseQuery(address);
        string? One(string name) => parts.TryGetValue(name, out var value) ? (string?)value : null;
        return LibraryQuery.Read(One("folder"), One("show"), One("kind"), One("sort"), One("q"));
    }

    private static MapItem Map(string title, string kind, int made) =>
        new(Guid.CreateVersion7(), title, kind, 1, Now.AddDays(made), Now, null, null, null);
}
