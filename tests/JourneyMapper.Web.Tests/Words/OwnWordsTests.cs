using System.Globalization;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Library;
using JourneyMapper.Web.Tests.Library;
using JourneyMapper.Web.Words;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace JourneyMapper.Web.Tests.Words;

/// <summary>What a team calls a stage, a step and its lanes: stored, refused, and where it stands.</summary>
public sealed class OwnWordsTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Words_are_stored_stand_in_their_language_alone_and_go_back_to_the_products(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var words = team.App.Get<WorkspaceWords>();

        Assert.Equal(WordsOutcome.Done, await words.ChangeAsync([new("sv", "lane.touchpoints", " Beröringspunkter "), new("sv", Term.Step, "moment"), new("da", "lane.touchpoints", "Berøringspunkter")], team.Anna.Id));

        Assert.Equal(("Beröringspunkter", "Moment", "Lägg till moment", "3 steg"), Say(team, "sv"));
        Assert.Equal(("Berøringspunkter", "Trin", "Tilføj trin", "3 trin"), Say(team, "da"));
        Assert.Equal(("Touchpoints", "Step", "Add step", "3 steps"), Say(team, "en"));
        await using var db = team.App.NewContext();
        Assert.Equal("moment", OwnWords.Read((await db.Workspaces.SingleAsync()).Words).Of("sv", Term.Step));

        Assert.Equal(WordsOutcome.Done, await words.ChangeAsync([new("sv", Term.Step, ""), new("sv", "lane.touchpoints", "  "), new("da", "lane.touchpoints", "")], team.Anna.Id));
        Assert.Equal("Kontaktpunkter", Say(team, "sv").Lane);
        Assert.Null((await db.Workspaces.AsNoTracking().SingleAsync()).Words);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Who_is_no_owner_and_what_is_no_word_change_nothing(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Editor);
        var words = team.App.Get<WorkspaceWords>();

        Assert.Equal(WordsOutcome.Forbidden, await words.ChangeAsync([new("en", Term.Stage, "Phase")], bo.Id));
        Assert.Equal(WordsOutcome.Faulty, await words.ChangeAsync([new("en", Term.Stage, "Phase"), new("en", Term.Step, new string('x', 200))], team.Anna.Id));
        Assert.Equal(WordsOutcome.Faulty, await words.ChangeAsync([new("de", Term.Stage, "Phase")], team.Anna.Id));
        Assert.Equal(WordsOutcome.Faulty, await words.ChangeAsync([new("en", Term.Stage, "a\u0000b")], team.Anna.Id));

        Assert.True(words.Current.IsEmpty);
    }

    [Fact]
    public async Task Signs_of_markup_and_of_formats_are_signs_and_what_another_owner_chose_stays()
    {
        await using var team = await Team.OnAsync("SQLite");
        var words = team.App.Get<WorkspaceWords>();
        await words.ChangeAsync([new("en", Term.Stages, "{0} <b>x</b> {9}")], team.Anna.Id);
        await words.ChangeAsync([new("en", Term.Steps, "CRM moves")], team.Anna.Id);

        Assert.Equal("Fold all {0} <b>x</b> {9}", Texts<BoardTexts>(team)["View.FoldStages"].Value);
        Assert.Equal("2 CRM moves", Texts<BoardTexts>(team)["Steps", 2].Value);
    }

    [Fact]
    public void What_is_stored_and_not_understood_is_left_out()
    {
        Assert.True(OwnWords.Read("{").IsEmpty);
        Assert.True(OwnWords.Read("[1]").IsEmpty);
        Assert.True(OwnWords.Read("{\"en\":null,\"xx\":{\"stage\":\"A\"},\"sv\":{\"unknown\":\"B\",\"step\":null}}").IsEmpty);
        Assert.Equal("Moment", OwnWords.Read("{\"sv\":{\"step\":\"Moment\",\"stage\":\"" + new string('x', 41) + "\"}}").Of("sv", Term.Step));
    }

    [Fact]
    public void Every_place_names_a_text_and_a_word_that_exist()
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        var factory = services.GetRequiredService<IStringLocalizerFactory>();
        foreach (var type in WordPlaces.Resources)
            foreach (var (key, place) in WordPlaces.In(type)!)
            {
                Assert.False(factory.Create(type)[key].ResourceNotFound, $"{type.Name}:{key}");
                Assert.Contains(Term.All, term => term.Name == place.Term);
                Assert.True(place.Pattern is null || !factory.Create(typeof(WordsTexts))[place.Pattern].ResourceNotFound, place.Pattern);
            }
    }

    private static (string Lane, string Step, string Add, string Count) Say(Team team, string language)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var board = Texts<BoardTexts>(team);
            return (Texts<LaneTexts>(team)["touchpoints"], board["Element.step"], board["Add.Step"], board["Steps", 3]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static IStringLocalizer<T> Texts<T>(Team team) => team.App.Get<IStringLocalizer<T>>();
}
