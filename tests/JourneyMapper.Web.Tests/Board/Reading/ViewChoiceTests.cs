using JourneyMapper.Web.Board.Reading;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace JourneyMapper.Web.Tests.Board.Reading;

/// <summary>Which of the two views a browser begins with.</summary>
public sealed class ViewChoiceTests
{
    private const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";
    private const string Laptop = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

    [Theory]
    [InlineData(null, "?1", Laptop, true)]
    [InlineData(null, "?0", Phone, false)]
    [InlineData(null, null, Phone, true)]
    [InlineData(null, null, Laptop, false)]
    [InlineData(null, null, null, false)]
    [InlineData("board-view=board", "?1", Phone, false)]
    [InlineData("board-view=reading", "?0", Laptop, true)]
    [InlineData("board-view=nonsense", "?1", Phone, false)]
    public void A_phone_reads_unless_its_person_has_chosen(string? cookie, string? mobile, string? browser, bool reads)
    {
        var request = new DefaultHttpContext().Request;
        request.Headers.Cookie = cookie;
        request.Headers["Sec-CH-UA-Mobile"] = mobile;
        request.Headers.UserAgent = browser;

        Assert.Equal(reads, ViewChoice.Of(request));
    }
}
