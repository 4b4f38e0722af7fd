using JourneyMapper.Maps.Elements;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Board.Times;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2 days", 2 * 24 * 60)]
    [InlineData("2d", 2 * 24 * 60)]
    [InlineData("3 h", 180)]
    [InlineData("1 h 30 min", 90)]
    [InlineData("1,5 h", 90)]
    [InlineData("1.5 timmar", 90)]
    [InlineData("2 dygn, 4 tim.", 52 * 60)]
    [InlineData("1 uge", 7 * 24 * 60)]
    [InlineData("45", 45)]
    [InlineData("0", 0)]
    [InlineData(" 10 YEARS ", 3650 * 24 * 60)]
    public void Times_are_read_as_people_write_them(string typed, int minutes) => Assert.Equal(minutes, TimeText.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("2 moons")]
    [InlineData("-3 h")]
    [InlineData("1 h 30 x")]
    [InlineData("11 years")]
    [InlineData("999999999 years")]
    [InlineData("12:30")]
    public void What_is_no_time_or_too_long_is_not(string typed) => Assert.Null(TimeText.Read(typed));

    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(45, "45 min")]
    [InlineData(180, "3 h")]
    [InlineData(90, "1 h 30 min")]
    [InlineData(2880, "2 d")]
    [InlineData(3059, "2 d 2 h")]
    public void A_header_has_the_two_largest_parts(int minutes, string shown) => Assert.Equal(shown, TimeText.Short(minutes));

    [Fact]
    public void What_is_written_short_in_two_parts_reads_back()
    {
        for (var minutes = 0; minutes < 24 * 60; minutes += 7) Assert.Equal(minutes, TimeText.Read(TimeText.Short(minutes)));
        Assert.True(TimeText.Read("10 years") <= Limits.Minutes);
    }

    [Fact]
    public void Phases_side_by_side_are_one_band_and_a_stage_without_one_parts_them()
    {
        var map = new MapSketch();
        foreach (var phase in new[] { "before", "before", null, "before", "after" })
        {
            var stage = map.Stage("Stage");
            if (phase is not null) map.Set(stage, Stage.Phase, phase);
            map.Step(stage, "One");
            map.Step(stage, "Two");
        }

        Assert.Equal([new("before", 1, 4), new("before", 7, 2), new("after", 9, 2)], PhaseSpan.Of(new BoardLayout(map.Map, BoardView.Everything).Stages));
    }
}
