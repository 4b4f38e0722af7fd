using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Tests.Live;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>Who hears the page hears what others do, and is not talked to without end.</summary>
public sealed class LiveNewsTests : IDisposable
{
    private static readonly MapAuthor Me = new(Guid.NewGuid(), "Anna"), Bo = new(Guid.NewGuid(), "Bo"), Eva = new(Guid.NewGuid(), "Eva");
    private readonly ManualTime time = new();
    private readonly List<string> said = [];
    private readonly LiveNews news;

    public LiveNewsTests()
    {
        var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        news = new LiveNews(
            Me.Id, services.GetRequiredService<IStringLocalizer<BoardTexts>>(), services.GetRequiredService<IStringLocalizer<PersonTexts>>(), time,
            work => work(), sentence =>
            {
                said.Add(sentence);
                return Task.CompletedTask;
            });
    }

    [Fact]
    public void What_belongs_together_is_one_sentence()
    {
        var card = Guid.NewGuid();
        news.Hear([EditBy(Bo, card)]);
        time.Advance(TimeSpan.FromSeconds(1));
        news.Hear([EditBy(Bo, card), EditBy(Bo, card)]);
        Assert.Empty(said);
        time.Advance(LiveNews.Gathering);
        Assert.Equal(["Bo changed something on the map"], said);
    }

    [Fact]
    public void However_much_is_going_on_it_speaks_now_and_then()
    {
        for (var second = 0; second < 60; second++)
        {
            news.Hear([EditBy(second % 2 == 0 ? Bo : Eva, Guid.NewGuid())]);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(said.Count, 4, 5);
        Assert.Equal("2 people changed 2 things on the map", said[0]);
        Assert.Equal($"2 people changed {LiveNews.Pause.TotalSeconds} things on the map", said[1]);
    }

    [Fact]
    public void Ones_own_changes_are_no_news()
    {
        news.Hear([EditBy(Me, Guid.NewGuid())]);
        time.Advance(LiveNews.Pause * 2);
        Assert.Empty(said);
    }

    [Fact]
    public void After_a_rest_the_next_change_is_told_soon()
    {
        news.Hear([EditBy(Bo, Guid.NewGuid())]);
        time.Advance(LiveNews.Pause * 3);
        news.Hear([EditBy(Eva, Guid.NewGuid(), Guid.NewGuid())]);
        time.Advance(LiveNews.Gathering);
        Assert.Equal(["Bo changed something on the map", "Eva changed 2 things on the map"], said);
    }

    public void Dispose() => news.Dispose();

    private static MapEdit EditBy(MapAuthor author, params Guid[] touched) => new()
    {
        MapId = Guid.Empty,
        Version = 1,
        At = DateTime.UnixEpoch,
        Author = author,
        SubmissionId = "s",
        Operations = [],
        Inverse = [],
        OperationsJson = "[]",
        Touched = touched,
    };
}
