using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Reading;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Reading;

/// <summary>In which shape a browser begins.</summary>
public sealed class ViewChoiceTests
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
    private const string Laptop = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    [Theory]
    [InlineData(null, "?1", Laptop, MapShape.Story)]
    [InlineData(null, "?0", Phone, MapShape.Board)]
    [InlineData(null, null, Phone, MapShape.Story)]
    [InlineData(null, null, Laptop, MapShape.Board)]
    [InlineData(null, null, null, MapShape.Board)]
    [InlineData("board-view=board", "?1", Phone, MapShape.Board)]
    [InlineData("board-view=reading", "?0", Laptop, MapShape.Story)]
    [InlineData("board-view=story", "?0", Laptop, MapShape.Story)]
    [InlineData("board-view=table", "?1", Phone, MapShape.Table)]
    [InlineData("board-view=nonsense", "?1", Phone, MapShape.Board)]
    public void A_phone_reads_unless_its_person_has_chosen(string? cookie, string? mobile, string? browser, MapShape shape)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = cookie;
        request.Headers["Sec-CH-UA-Mobile"] = mobile;
        request.Headers.UserAgent = browser;

        Assert.Equal(shape, ViewChoice.Of(request));
    }
}
