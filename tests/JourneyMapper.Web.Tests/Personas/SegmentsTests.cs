using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Personas;
using Xunit;

namespace JourneyMapper.Web.Tests.Personas;

public sealed class SegmentsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ,")]
    public void Nothing_is_no_segment(string? text) => Assert.Empty(Segments.Of(text));

    [Fact]
    public void Tags_are_added_once_in_whatever_case_and_taken_away()
    {
        Assert.Equal("families, evenings", Segments.With("families", " evenings "));
        Assert.Equal("families, a, b", Segments.With("families", "a, b,Families"));
        Assert.Null(Segments.With("families", "FAMILIES"));
        Assert.Equal("b", Segments.Without("a, b", "a"));
    }

    [Fact]
    public void What_has_no_room_is_not_half_taken()
    {
        Assert.NotNull(Segments.With("", new string('ä', Limits.Title)));
        Assert.Null(Segments.With("families", new string('ä', Limits.Title - 1)));
    }
}
