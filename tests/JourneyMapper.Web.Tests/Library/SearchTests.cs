using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Lanes;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library.Search;
using Xunit;

namespace JourneyMapper.Web.Tests.Library;

public sealed class SearchTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Words_are_found_in_titles_and_in_what_stands_inside(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var booking = await team.MapAsync("Booking", null, (Pains.Kind, "The queue is long"), (Actions.Kind, "Waits in the shop"));
        var queue = await team.MapAsync("The queue itself");

        Assert.Equal(new[] { booking, queue }.Order(), (await FindAsync(team, "QUEUE")).Keys.Order());
        var found = Assert.Single(await FindAsync(team, "  long  wait "));
        Assert.Equal(booking, found.Key);
        Assert.False(found.Value.InTitle);
        Assert.Equal(["Waits in the shop", "The queue is long"], found.Value.Hits.Select(hit => hit.Text).OrderDescending());
        Assert.True((await FindAsync(team, "queue"))[queue].InTitle);
        Assert.Empty(await FindAsync(team, "long absent"));

        var card = (await team.ReadAsync(booking)).Cards().Single(one => one.Caption == "The queue is long");
        var hit = (await FindAsync(team, "queue"))[booking].Hits[0];
        Assert.Equal((card.Id, "card", "pains"), (hit.ElementId, hit.Place.Kind, hit.Place.LaneKind));
        Assert.Equal("Pain points", hit.Place.LaneTitle);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_changed_a_moment_ago_is_found_and_what_is_gone_is_not(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var id = await team.MapAsync("Map", null, (Pains.Kind, "Old words"));
        Assert.Single(await FindAsync(team, "old words"));
        var card = (await team.ReadAsync(id)).Cards().Single();

        await team.EditAsync(id, team.Anna, SetOperation.Of(card.Id, Card.Text, "Fresh words"));
        Assert.Empty(await FindAsync(team, "old words"));
        Assert.Single(await FindAsync(team, "fresh"));

        await team.EditAsync(id, team.Anna, new RemoveOperation(card.Id));
        Assert.Empty(await FindAsync(team, "fresh"));

        await team.Desk.BinAsync(id, team.Anna);
        Assert.Empty(await FindAsync(team, "map"));
        await team.Desk.RestoreAsync(id, team.Anna);
        Assert.Single(await FindAsync(team, "map"));
    }

    [Fact]
    public async Task An_edit_on_another_node_is_found_here()
    {
        await using var team = await Team.OnAsync("PostgreSQL");
        var id = await team.MapAsync("Map", null, (Pains.Kind, "Old words"));
        Assert.Single(await FindAsync(team, "old"));
        await using var other = await team.App.AnotherAsync();
        var card = (await team.ReadAsync(id)).Cards().Single();

        Assert.IsType<SubmitAnswer.Accepted>(await other.Get<MapRooms>().SubmitAsync(
            id, new(team.Anna, MapSubmission.NewId(), null, [SetOperation.Of(card.Id, Card.Text, "From elsewhere")])));

        Assert.Equal("From elsewhere", Assert.Single(Assert.Single(await FindAsync(team, "elsewhere")).Value.Hits).Text);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Letters_count_as_people_here_read_them(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        await team.MapAsync("Café", null, (Actions.Kind, "Går till kön och köper smør på Åsgatan"), (Thoughts.Kind, "Naïve re\u0301sume\u0301, Æble, ÜBER"));
        string[] found = ["cafe", "CAFÉ", "kön", "KÖPER", "smør", "åsgatan", "ÅSG", "a\u030asgatan", "naive", "resume", "résumé", "æble", "uber"];
        string[] notFound = ["gar", "kon", "koper", "smor", "asgatan", "aeble", "ae", "äsgatan", "köp\u0000"];

        foreach (var word in found) Assert.True((await FindAsync(team, word)).Count == 1, word);
        foreach (var word in notFound) Assert.True((await FindAsync(team, word)).Count == 0, word);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_maps_that_one_may_see_are_found(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Editor);
        var (open, secret) = (await team.MapAsync("Open plan"), await team.MapAsync("Secret plan"));
        await team.HideAsync(secret, team.Anna);
        var search = team.App.Get<MapSearch>();
        var query = SearchQuery.Read("plan")!;

        Assert.Equal([open], (await search.FindAsync(query, bo.Id)).Keys);
        Assert.Equal(new[] { open, secret }.Order(), (await search.FindAsync(query, team.Anna.Id)).Keys.Order());
        Assert.Empty(await search.FindAsync(query, Guid.NewGuid()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_is_said_of_the_map_and_beside_a_cards_text_is_found_too(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var id = await team.MapAsync("Map", null, (Opportunities.Kind, "More tills"));
        var card = (await team.ReadAsync(id)).Cards().Single().Id;
        await team.EditAsync(id, team.Anna,
            new SetOperation(id, "goal", "Fewer complaints"), new SetOperation(card, "owner", "Store manager"),
            new InsertOperation(Evidence.Kind, Guid.CreateVersion7(), [new("cardId", card), new("source", "Survey of May")]));

        Assert.Equal((null, "goal"), Place(await FindAsync(team, "complaints")));
        Assert.Equal((card, "owner"), Place(await FindAsync(team, "store manager")));
        Assert.Equal((card, "evidence"), Place(await FindAsync(team, "survey")));
        Assert.Equal("stage", Place(await FindAsync(team, "before")).Kind);
    }

    [Theory]
    [InlineData(null), InlineData(""), InlineData("   \t ")]
    public void Nothing_to_look_for_is_no_query(string? text) => Assert.Null(SearchQuery.Read(text));

    [Fact]
    public void A_query_has_a_last_word_and_a_last_letter()
    {
        Assert.Equal(SearchQuery.MostWords, SearchQuery.Read(string.Join(' ', Enumerable.Range(0, 50)))!.Words.Count);
        Assert.Equal(SearchQuery.Length, SearchQuery.Read(new string('x', 5_000))!.Words.Single().Length);
        Assert.NotNull(SearchQuery.Read("half \ud83d of a pair"));
    }

    [Fact]
    public void Marks_are_where_the_words_stand_and_do_not_overlap()
    {
        var query = SearchQuery.Read("long on")!;

        Assert.Equal(["Long", "on", "long", "On"], query.Marks("Long iron, along On").Select(mark => "Long iron, along On"[mark]));
        Assert.Empty(query.Marks("short"));
    }

    [Fact]
    public void A_long_text_is_shown_around_the_first_word()
    {
        var query = SearchQuery.Read("needle")!;
        var text = string.Concat(Enumerable.Repeat("hay stack ", 30)) + "the needle " + string.Concat(Enumerable.Repeat("and hay ", 30));

        var excerpt = Excerpt.Of(text, query);

        Assert.InRange(excerpt.Length, 60, 100);
        Assert.True(excerpt is ['…', .., '…'] && excerpt.Contains("the needle", StringComparison.Ordinal), excerpt);
        Assert.Equal("one two", Excerpt.Of("one\ntwo", query));
    }

    private static Task<IReadOnlyDictionary<Guid, FoundMap>> FindAsync(Team team, string text) =>
        team.App.Get<MapSearch>().FindAsync(SearchQuery.Read(text)!, team.Anna.Id);

    private static (Guid? Element, string Kind) Place(IReadOnlyDictionary<Guid, FoundMap> found)
    {
        var hit = Assert.Single(Assert.Single(found).Value.Hits);
        return (hit.ElementId, hit.Place.Kind);
    }
}
