using System.Text;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using Xunit;

namespace JourneyMapper.Web.Tests.Board;

/// <summary>What is pasted comes from anywhere: it becomes cards, or a sentence that says why not.</summary>
public sealed class ClipboardTests : OneMap
{
    [Fact]
    public async Task A_table_goes_down_the_lanes_and_along_the_steps()
    {
        await OpenAsync();
        await PasteAsync("actions", "table", "Enters\tPays\n\"Where\nis it?\"\t\n");
        Assert.Equal(["Enters", "Pays"], Texts("actions"));
        Assert.Equal(["Where\nis it?"], Texts("thoughts"));
    }

    [Fact]
    public async Task One_column_of_a_table_is_a_list_in_one_cell()
    {
        await OpenAsync();
        await PasteAsync("actions", "table", "Enters\r\nLooks around\r\n");
        Assert.Equal(["Enters", "Looks around"], Texts("actions"));
    }

    [Fact]
    public async Task A_list_loses_its_bullets_and_its_empty_lines()
    {
        await OpenAsync();
        await PasteAsync("actions", "lines", "- Enters\n\n  2) Looks \"around\"\n–5 degrees");
        Assert.Equal(["Enters", "Looks \"around\"", "–5 degrees"], Texts("actions"));
    }

    [Theory]
    [InlineData("+1 Relieved", 1, "Relieved")]
    [InlineData("−1,5 lost", -1.5, "lost")]
    [InlineData("2", 2, "")]
    [InlineData("9 wild", 2, "wild")]
    [InlineData("2nd thoughts", 0, "2nd thoughts")]
    [InlineData("bored", 0, "bored")]
    public async Task In_the_lane_of_feelings_a_number_is_the_height(string text, double score, string word)
    {
        await OpenAsync();
        await PasteAsync("emotions", "lines", text);
        var card = Map.Cards().Single();
        Assert.Equal(((decimal)score, word), (card.Get(Card.Score), card.Caption));
    }

    [Theory]
    [InlineData("table", "a\tb\tc", "3 steps")]
    [InlineData("lines", "  \n ", "no text, card or picture")]
    [InlineData("fragment", "{\"format\":\"something else\"}", "cannot be read")]
    public async Task What_cannot_be_pasted_is_said_and_changes_nothing(string kind, string content, string said)
    {
        await OpenAsync();
        var version = Map.Version;
        Assert.Empty(await PasteAsync("actions", kind, content));
        Assert.Contains(said, Toasts.Current!.Text, StringComparison.Ordinal);
        Assert.Equal(version, Map.Version);
    }

    [Fact]
    public async Task More_cells_or_more_bytes_than_a_map_can_take_are_refused()
    {
        await OpenAsync();
        Assert.Empty(await PasteAsync("actions", "lines", string.Join('\n', Enumerable.Repeat("x", BoardClipboard.PasteCells + 1))));
        Assert.Contains("too many", Toasts.Current!.Text, StringComparison.Ordinal);
        Assert.Empty(await PasteAsync("actions", "lines", new string('x', BoardClipboard.PasteBytes + 1)));
        Assert.Contains("more than 2 MB", Toasts.Current!.Text, StringComparison.Ordinal);
        Assert.Empty(Map.Cards());
    }

    [Fact]
    public async Task A_reader_pastes_nothing_but_copies()
    {
        await OpenAsync();
        var card = await AddAsync("actions", "Enters");
        Script.CanEdit = false;
        var version = Map.Version;
        Assert.Equal(["Enters"], Clipboard.Copy([card])!.Rows.Single());
        Assert.Empty(await PasteAsync("actions", "lines", "x"));
        Assert.Equal(version, Map.Version);
    }

    [Fact]
    public async Task Nothing_comes_into_a_locked_lane()
    {
        await OpenAsync();
        await DoAsync(SetOperation.Of(LaneOf("actions"), Lane.Locked, true));
        Assert.Empty(await PasteAsync("actions", "lines", "x"));
        Assert.Contains("locked", Toasts.Current!.Text, StringComparison.Ordinal);
    }

    private BoardClipboard Clipboard => new(Session, Script.Edits, Toasts, Services.GetRequiredService<IStringLocalizer<BoardTexts>>());

    private Task<Guid[]> PasteAsync(string lane, string kind, string content) => Renderer.Dispatcher.InvokeAsync(() =>
        Clipboard.Paste(MapSubmission.NewId(), new PastePlace(LaneOf(lane), Map.Columns[0].Id, null, null), kind, new Bytes(Encoding.UTF8.GetBytes(content))));

    private Guid LaneOf(string kind) => Map.Lanes.First(lane => lane.Get(Lane.LaneKind) == kind).Id;

    private IEnumerable<string> Texts(string lane) => Map.Columns.SelectMany(step => Map.CardsIn(LaneOf(lane), step.Id)).Select(card => card.Caption);

    private sealed class Bytes(byte[] content) : IJSStreamReference
    {
        public long Length => content.Length;

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512_000, CancellationToken cancellationToken = default) => new(new MemoryStream(content));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
