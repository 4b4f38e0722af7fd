using JourneyMapper.Maps.Analysis;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Maps.Tests.Analysis;

public sealed class ChannelUseTests
{
    private static readonly PropertyValue Web = new("channel", "web"), Phone = new("channel", "phone"), External = new("ownership", "external"), Offline = new("online", false);

    [Fact]
    public void Steps_in_a_row_with_one_channel_are_one_band_whichever_lane_its_cards_stand_in()
    {
        var map = Drawn.Map(5).With(out var touchpoints, "touchpoints").With(out var channels, "channels")
            .Card(touchpoints, 0, "Search", Web).Card(channels, 1, "Shop", Web, new("span", 2)).Card(touchpoints, 4, "Pay", Web).Card(touchpoints, 3, "Nothing said");

        var row = Assert.Single(ChannelUse.Of(map).Rows);
        Assert.Equal("web", row.Channel);
        Assert.Equal([(0, 2, 2), (4, 4, 1)], row.Bands.Select(band => (band.First, band.Last, band.Cards.Length)));
    }

    [Fact]
    public void A_band_ends_where_the_channel_is_somebody_elses_or_leaves_the_net()
    {
        var map = Drawn.Map(4).With(out var lane, "touchpoints")
            .Card(lane, 0, "Reviews", Web, External).Card(lane, 1, "Site", Web).Card(lane, 2, "Till", Web, Offline)
            // Of two that disagree neither is what the band is.
            .Card(lane, 3, "Site", Web, new("ownership", "owned")).Card(lane, 3, "Reviews", Web, External);

        Assert.Equal([(true, false), (false, false), (false, true), (false, false)], ChannelUse.Of(map).Rows[0].Bands.Select(band => (band.IsExternal, band.IsOffline)));
    }

    [Fact]
    public void Rows_come_as_the_customer_meets_them_and_a_change_of_channel_leads_from_what_is_left_to_what_is_new()
    {
        var map = Drawn.Map(5).With(out var lane, "touchpoints")
            .Card(lane, 0, "Site", Web).Card(lane, 1, "Call", Phone).Card(lane, 3, "Site", Web).Card(lane, 3, "Call", Phone).Card(lane, 4, "Call", Phone);

        var use = ChannelUse.Of(map);
        Assert.Equal(["web", "phone"], use.Rows.Select(row => row.Channel));
        // Over the third step, which has none; and nobody goes anywhere when one of two channels ends.
        Assert.Equal([(0, 0, 1, 1), (1, 1, 0, 3)], use.Jumps.Select(jump => (jump.FromRow, jump.FromColumn, jump.ToRow, jump.ToColumn)));
    }

    [Fact]
    public void A_map_without_channels_has_none() => Assert.Empty(ChannelUse.Of(Drawn.Map(3).With(out _, "channels")).Rows);
}
