using System.Net.Http.Headers;
using System.Text.Json;
using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>Pictures, touchpoints from a list, figures with their trend, the blueprint layer: made by one person, seen by the other.</summary>
public sealed class What_cards_carry(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    /// <summary>Puts a picture (or several) into the clipboard of the page and pastes it, or drops it on what is found.</summary>
    const string Bring =
        """
        async ([how, count, target]) => {
          const data = new DataTransfer();
          for (let i = 0; i < count; i++) {
            const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 200 });
            const context = canvas.getContext('2d');
            context.fillStyle = ['#7aa2d8', '#e3b04b', '#7bbf8e'][i % 3];
            context.fillRect(0, 0, 320, 200);
            const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
            data.items.add(new File([blob], `picture-${i}.png`, { type: 'image/png' }));
          }
          const node = target ? document.querySelector(target) : document.activeElement;
          const box = node.getBoundingClientRect();
          const place = { bubbles: true, cancelable: true, clientX: box.left + 8, clientY: box.top + 8 };
          node.dispatchEvent(how === 'paste' ? new ClipboardEvent('paste', { clipboardData: data, ...place }) : new DragEvent('drop', { dataTransfer: data, ...place }));
        }
        """;

    [Fact]
    public async Task Pictures_are_pasted_and_dropped_and_say_what_they_show()
    {
        var map = await NewMapAsync("images");
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.ClickCellAsync("images", "search");
        await Expect(ann.Probe).ToBeFocusedAsync();
        await BringAsync(ann, "paste", 1);

        // What it shows is asked for at once, and everybody who edits sees that it is missing.
        await Expect(ann.AnyField).ToBeFocusedAsync();
        await Expect(bo.Cards("images").GetByText("Describe the picture")).ToBeVisibleAsync();
        await ann.Keyboard.TypeAsync("A queue before the shop");
        await ann.Keyboard.PressAsync("Enter");
        var picture = bo.Cards("images").GetByRole(AriaRole.Img, new() { Name = "A queue before the shop" });
        await Expect(picture).ToBeVisibleAsync();
        await Expect(picture).ToHaveJSPropertyAsync("complete", true);
        await Expect(bo.Page.GetByText("Describe the picture")).ToHaveCountAsync(0);

        await picture.ClickAsync();
        var larger = bo.Page.GetByRole(AriaRole.Dialog, new() { Name = "Picture, larger" });
        await Expect(larger).ToContainTextAsync("A queue before the shop");
        await Axe.CheckAsync(larger);
        await bo.Keyboard.PressAsync("Escape");
        await Expect(larger).ToBeHiddenAsync();

        await ann.ClickCellAsync("images", "pay");
        await Expect(ann.Probe).ToBeFocusedAsync();
        await BringAsync(ann, "paste", 2);
        await Expect(bo.Cards("images")).ToHaveCountAsync(3);
        await BringAsync(ann, "drop", 1, $"[data-id='{map["google"]}']");
        await Expect(bo.Node("google").Locator("img")).ToBeVisibleAsync();
        await Expect(bo.Text("google")).ToHaveTextAsync("Searches the web");
        await ann.Keyboard.PressAsync("Escape");
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(bo.Node("google").Locator("img")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_touchpoint_is_picked_by_keys_and_any_other_words_are_welcome()
    {
        var map = await NewMapAsync("channels");
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.ClickCellAsync("touchpoints", "order");
        await ann.Keyboard.PressAsync("Enter");
        var list = ann.Page.GetByRole(AriaRole.Listbox, new() { Name = "Suggestions" });
        await Expect(list).ToBeVisibleAsync();
        await Screens.TakeAsync(ann.Person, "cards-suggestions");
        await ann.Keyboard.TypeAsync("check");
        await Expect(list.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await ann.Keyboard.PressAsync("ArrowDown");
        await Expect(list.GetByRole(AriaRole.Option, new() { Name = "Checkout form Web", Selected = true })).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Page.Locator(".board-page"));
        await ann.Keyboard.PressAsync("Enter");
        await Expect(list).ToBeHiddenAsync();
        await Expect(ann.AnyField).ToHaveValueAsync("Checkout form");

        // Enter goes on with the next card, where nobody has to pick anything.
        await ann.Keyboard.PressAsync("Enter");
        await Expect(list).ToBeVisibleAsync();
        await ann.Keyboard.TypeAsync("A word at the till");
        await Expect(list).ToBeHiddenAsync();
        await ann.Keyboard.PressAsync("Escape");
        await Expect(bo.Row("touchpoints").GetByText("Checkout form")).ToBeVisibleAsync();
        await Expect(bo.Row("touchpoints").GetByText("A word at the till")).ToBeVisibleAsync();
        var picked = (await map.Api.GetAsync(map.Id)).GetProperty("elements").EnumerateArray().Single(one => one.TryGetProperty("text", out var text) && text.GetString() == "Checkout form");
        Assert.Equal(("web", "owned", true), (picked.GetProperty("channel").GetString(), picked.GetProperty("ownership").GetString(), picked.GetProperty("online").GetBoolean()));

        // The lane of channels shows it to both.
        await Expect(bo.Row("channels").Locator(".channel-band")).ToHaveTextAsync(["Web"]);
    }

    [Fact]
    public async Task A_metric_is_named_measured_and_shows_where_it_goes()
    {
        var map = await NewMapAsync("metrics");
        var (ann, bo) = await OpenByTwoAsync(map);
        await map.Api.SubmitAsync(map.Id, map.Card("metric", "metrics", "pay", ""));
        await ann.Node("metric").FocusAsync();
        await ann.Keyboard.PressAsync("Control+Enter");
        await ann.Panel.GetByRole(AriaRole.Button, new() { Name = "NPS (would recommend)" }).ClickAsync();
        await Expect(bo.Text("metric")).ToHaveTextAsync("NPS (would recommend)");
        await ann.Panel.GetByLabel("Target", new() { Exact = true }).FillAsync("50");
        foreach (var (day, value) in new[] { ("2026-09-01", "31"), ("2026-11-01", "42"), ("2026-10-01", "35.5") })
        {
            await ann.Panel.GetByLabel("Date", new() { Exact = true }).FillAsync(day);
            await ann.Panel.Locator("#measure-value").FillAsync(value);
            await ann.Panel.GetByRole(AriaRole.Button, new() { Name = "Add a figure" }).ClickAsync();
            await Expect(ann.Panel.Locator(".measured b", new() { HasTextString = value })).ToBeVisibleAsync();
        }

        await Expect(ann.Panel.Locator(".measured b")).ToHaveTextAsync(["42", "35.5", "31"]);
        await Expect(bo.Node("metric").Locator(".value")).ToHaveTextAsync("42 points");
        await Expect(bo.Node("metric").Locator(".gap")).ToHaveTextAsync("−8 from target");
        await Expect(bo.Node("metric").GetByRole(AriaRole.Img)).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("^Trend: 31 on .*, 35.5 on .*, 42 on "));
        await Axe.CheckAsync(ann.Panel);
        await ann.Panel.Locator(".measured button").First.ClickAsync();
        await Expect(bo.Node("metric").Locator(".value")).ToHaveTextAsync("35.5 points");
    }

    [Fact]
    public async Task The_blueprint_layer_comes_in_one_step_and_each_sees_as_much_of_it_as_they_like()
    {
        var map = await NewMapAsync();
        var (ann, bo) = await OpenByTwoAsync(map);
        await ann.Keyboard.PressAsync("Control+k");
        await ann.Keyboard.TypeAsync("add blueprint");
        await ann.Keyboard.PressAsync("Enter");
        var lanes = new[] { "Evidence", "Front stage", "Back stage", "Support processes", "Systems", "Policies", "People" };
        foreach (var view in new[] { ann, bo }) await Expect(view.Page.Locator(".lane [data-show]")).ToContainTextAsync(lanes);
        await Expect(bo.Page.Locator(".line")).ToHaveTextAsync(["Line of interaction", "Line of visibility", "Line of internal interaction"]);

        await ann.Page.GetByLabel("View", new() { Exact = true }).First.ClickAsync();
        await ann.Page.GetByLabel("Blueprint layer").UncheckAsync();
        await Expect(ann.Page.Locator(".lane-row")).ToHaveCountAsync(6);
        await Expect(bo.Page.Locator(".lane-row")).ToHaveCountAsync(13);
        await ann.Page.GetByLabel("Blueprint layer").CheckAsync();
        await Expect(ann.Page.Locator(".lane-row")).ToHaveCountAsync(13);

        await ann.Node("google").FocusAsync();
        await ann.Keyboard.PressAsync("Control+z");
        await Expect(bo.Page.Locator(".lane-row")).ToHaveCountAsync(6);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Everything_at_once_is_accessible(ColorScheme theme)
    {
        var map = await RichAsync();
        var ann = await OpenAsync(map, Team.Owner with { Theme = theme });
        await Expect(ann.Page.Locator("img.picture").First).ToHaveJSPropertyAsync("complete", true);
        await Expect(ann.Page.Locator(".stage").First).ToContainTextAsync("2 d");
        await Axe.CheckAsync(ann.Person);
        await ann.FitsTheWindowAsync();
        await Screens.TakeInAllSizesAsync(ann.Person, "cards");
        await ann.Node("shot").FocusAsync();
        await ann.Keyboard.PressAsync("Control+Enter");
        await Expect(ann.Panel).ToBeVisibleAsync();
        await Axe.CheckAsync(ann.Panel);
        await Screens.TakeAsync(ann.Person, "cards-panel-picture");
        await ann.Node("search").FocusAsync();
        await Expect(ann.Panel.GetByLabel("Takes")).ToHaveValueAsync("2 days");
        await Axe.CheckAsync(ann.Panel);
        await Screens.TakeAsync(ann.Person, "cards-panel-step");
        await ann.Node("nps").FocusAsync();
        await Expect(ann.Panel.Locator(".measured")).ToBeVisibleAsync();
        await Screens.TakeAsync(ann.Person, "cards-panel-metric");
    }

    static async Task BringAsync(BoardView view, string how, int count, string? target = null) => await view.Page.EvaluateAsync(Bring, new object?[] { how, count, target });

    async Task<SampleMap> RichAsync()
    {
        var map = await NewMapAsync("channels", "metrics", "images");
        var picture = await PictureAsync(map);
        object Set(string name, string property, object value) => new { op = "set", id = map[name], property, value };
        object Measured(string date, decimal value) => new { op = "insert", element = new { kind = "measurement", id = Guid.CreateVersion7(), cardId = map["nps"], date, value } };
        await map.Api.SubmitAsync(map.Id, [
            map.Card("shot", "images", "search", "The front page as it is today", new { imageId = picture, alt = "The front page, with the search field at the top" }),
            map.Card("photo", "images", "order", "", new { imageId = picture }),
            map.Card("phone", "touchpoints", "compare", "Calls the shop", new { channel = "phone", ownership = "owned", online = false }),
            map.Card("reviews", "touchpoints", "compare", "Reviews", new { channel = "web", ownership = "external", online = true }),
            map.Card("till", "touchpoints", "pay", "Till in the shop", new { channel = "shop", ownership = "owned", online = false, moment = "truth" }),
            map.Card("mail", "channels", "order", "Order confirmation", new { channel = "mail", ownership = "owned", online = true }),
            map.Card("nps", "metrics", "pay", "NPS (would recommend)", new { unit = "points", target = 50, direction = "up", labels = "quarterly, board" }),
            Measured("2026-08-01", 31), Measured("2026-09-01", 28), Measured("2026-10-01", 37.5m), Measured("2026-11-01", 42),
            Set("web", "channel", "web"), Set("google", "color", "crimson"), Set("visit", "color", "teal"), Set("visit", "labels", "retail, Copenhagen, follow up"),
            Set("ask", "moment", "positive"), Set("queue", "color", "violet"), Set("compare", "ours", false),
            Set("search", "duration", 2880), Set("search", "waiting", 180), Set("pay", "duration", 45),
            Set("discover", "phase", "before"), Set("buy", "phase", "during"), Set("discover", "starts", "17:30"), Set("buy", "starts", "09:00"),
        ]);
        return map;
    }

    static async Task<Guid> PictureAsync(SampleMap map)
    {
        // A small PNG, all blue.
        using var body = new ByteArrayContent(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAADAAAAAkCAIAAABAJy5dAAAAM0lEQVR42u3OAQkAAAgDsCc2icGMZQ2FwQIs1XNKhISEhISEhISEhISEhISEhISEhD6FFg633iYNV9+qAAAAAElFTkSuQmCC"));
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await map.Api.Http.PostAsync("/api/v1/images", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
    }
}
