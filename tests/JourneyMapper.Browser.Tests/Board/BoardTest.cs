using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>A test in which people stand before maps.</summary>
public abstract class BoardTest(Team team, ITestOutputHelper output) : BrowserTest(output), IClassFixture<Team>
{
    readonly List<IDisposable> clients = [];
    readonly List<TcpProxy> wires = [];

    protected Team Team => team;

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        foreach (var client in clients) client.Dispose();
        foreach (var wire in wires) await wire.DisposeAsync();
    }

    /// <summary>A wire to the server (or to another one) that can be cut and made long; it lasts until everybody has left.</summary>
    private protected TcpProxy NewWire(Uri? to = null)
    {
        var wire = TcpProxy.To(to ?? team.Address);
        wires.Add(wire);
        return wire;
    }

    private protected MapApi NewApi()
    {
        var api = team.App.CreateApi();
        clients.Add(api);
        return api;
    }

    private protected Task<SampleMap> NewMapAsync(params string[] moreLanes) => SampleMap.MakeAsync(NewApi(), SampleMap.Title, moreLanes);

    /// <summary>One person opens the map.</summary>
    /// <param name="by">The way to the server; null = directly.</param>
    private protected async Task<BoardView> OpenAsync(SampleMap map, PersonOptions who, Uri? by = null) =>
        await new BoardView(await ArriveAsync(by ?? team.Address, who), map).OpenAsync();

    /// <summary>The owner and an editor open the same map; the owner through a wire of her own when one is given.</summary>
    private protected async Task<(BoardView Ann, BoardView Bo)> OpenByTwoAsync(SampleMap map, TcpProxy? wire = null) =>
        (await OpenAsync(map, team.Owner, wire?.Address), await OpenAsync(map, team.Bo));

    /// <summary>What lies in the clipboard of a page, or what is typed at once: one insertion without keys.</summary>
    protected static Task PasteAsync(IPage page, string text) => page.EvaluateAsync(
        """
        text => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          const field = document.activeElement;
          const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
          if (field.dispatchEvent(event)) document.execCommand('insertText', false, text);
        }
        """, text);
}
