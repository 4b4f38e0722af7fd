using JourneyMapper.Web.Board.Panel;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("61.5", 61.5)]
    [InlineData("61,5", 61.5)]
    [InlineData("−2", -2)]
    [InlineData("12 000", 12000)]
    [InlineData("12\u00a0000,25", 12000.25)]
    public void Numbers_are_read_as_people_type_them(string typed, double number) => Assert.Equal((decimal)number, NumberText.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("1.000,5")]
    [InlineData("1e9")]
    [InlineData("99999999999999999999999999999999")]
    public void What_could_mean_something_else_is_no_number(string typed) => Assert.Null(NumberText.Read(typed));
}
