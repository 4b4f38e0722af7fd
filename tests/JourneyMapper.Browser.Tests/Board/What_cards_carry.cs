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

    static Task BringAsync(BoardView view, string how, int count, string? target = null) => view.Page.EvaluateAsync(Bring, new object?[] { how, count, target });

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
        // A small PNG: blue, lighter to the lower right.
        using var body = new ByteArrayContent(Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAADAAAAAkCAIAAABAJy5dAAAMMklEQVR42g3O4eazUADA4fc6/2ZmZmZmZmaSJEmSI0mSJDmSJEeOJEmff5f17rmC59+fwcHgaHAyOBtcDK4GN4O7wcPgafAyeBt8DL4GhoFpYBnYBo6Ba+AZ+AaBQWggDCKD2CAxSA0yg9ygMCgNKoPaQBo0Bq1BZ9AbDAbKYDTQBpPBbLAY/PszOZgcTU4mZ5OLydXkZnI3eZg8TV4mb5OPydfEMDFNLBPbxDFxTTwT3yQwCU2ESWQSmyQmqUlmkpsUJqVJZVKbSJPGpDXpTHqTwUSZjCbaZDKZTRbzF7I4WBwtThZni4vF1eJmcbd4WDwtXhZvi4/F18KwMC0sC9vCsXAtPAvfIrAILYRFZBFbJBapRWaRWxQWpUVlUVtIi8aitegseovBQlmMFtpispgtFusXsjnYHG1ONmebi83V5mZzt3nYPG1eNm+bj83XxrAxbSwb28axcW08G98msAlthE1kE9skNqlNZpPbFDalTWVT20ibxqa16Wx6m8FG2Yw22maymW0W+xdyODgcHU4OZ4eLw9Xh5nB3eDg8HV4Ob4ePw9fBcDAdLAfbwXFwHTwH3yFwCB2EQ+QQOyQOqUPmkDsUDqVD5VA7SIfGoXXoHHqHwUE5jA7aYXKYHRbnF3I5uBxdTi5nl4vL1eXmcnd5uDxdXi5vl4/L18VwMV0sF9vFcXFdPBffJXAJXYRL5BK7JC6pS+aSuxQupUvlUrtIl8aldelcepfBRbmMLtplcpldFvcX8jh4HD1OHmePi8fV4+Zx93h4PD1eHm+Pj8fXw/AwPSwP28PxcD08D98j8Ag9hEfkEXskHqlH5pF7FB6lR+VRe0iPxqP16Dx6j8FDeYwe2mPymD0W7xfyOfgcfU4+Z5+Lz9Xn5nP3efg8fV4+b5+Pz9fH8DF9LB/bx/FxfTwf3yfwCX2ET+QT+yQ+qU/mk/sUPqVP5VP7SJ/Gp/XpfHqfwUf5jD7aZ/KZfRb/Fwo4BBwDTgHngEvANeAWcA94BDwDXgHvgE/AN8AIMAOsADvACXADvAA/IAgIA0RAFBAHJAFpQBaQBxQBZUAVUAfIgCagDegC+oAhQAWMATpgCpgDluAXCjmEHENOIeeQS8g15BZyD3mEPENeIe+QT8g3xAgxQ6wQO8QJcUO8ED8kCAlDREgUEockIWlIFpKHFCFlSBVSh8iQJqQN6UL6kCFEhYwhOmQKmUOW8BcSHARHwUlwFlwEV8FNcBc8BE/BS/AWfARfgSEwBZbAFjgCV+AJfEEgCAVCEAliQSJIBZkgFxSCUlAJaoEUNIJW0Al6wSBQglGgBZNgFiziF4o4RBwjThHniEvENeIWcY94RDwjXhHviE/EN8KIMCOsCDvCiXAjvAg/IogII0REFBFHJBFpRBaRRxQRZUQVUUfIiCaijegi+oghQkWMETpiipgjlugXijnEHGNOMeeYS8w15hZzj3nEPGNeMe+YT8w3xogxY6wYO8aJcWO8GD8miAljREwUE8ckMWlMFpPHFDFlTBVTx8iYJqaN6WL6mCFGxYwxOmaKmWOW+BdKOCQcE04J54RLwjXhlnBPeCQ8E14J74RPwjfBSDATrAQ7wUlwE7wEPyFICBNEQpQQJyQJaUKWkCcUCWVClVAnyIQmoU3oEvqEIUEljAk6YUqYE5bkF0o5pBxTTinnlEvKNeWWck95pDxTXinvlE/KN8VIMVOsFDvFSXFTvBQ/JUgJU0RKlBKnJClpSpaSpxQpZUqVUqfIlCalTelS+pQhRaWMKTplSplTlvQXyjhkHDNOGeeMS8Y145Zxz3hkPDNeGe+MT8Y3w8gwM6wMO8PJcDO8DD8jyAgzREaUEWckGWlGlpFnFBllRpVRZ8iMJqPN6DL6jCFDZYwZOmPKmDOW7BfKOeQcc04555xLzjXnlnPPeeQ8c14575xPzjfHyDFzrBw7x8lxc7wcPyfICXNETpQT5yQ5aU6Wk+cUOWVOlVPnyJwmp83pcvqcIUfljDk6Z8qZc5b8Fyo4FBwLTgXngkvBteBWcC94FDwLXgXvgk/Bt8AoMAusArvAKXALvAK/ICgIC0RBVBAXJAVpQVaQFxQFZUFVUBfIgqagLegK+oKhQBWMBbpgKpgLluIXKjmUHEtOJeeSS8m15FZyL3mUPEteJe+ST8m3xCgxS6wSu8QpcUu8Er8kKAlLRElUEpckJWlJVpKXFCVlSVVSl8iSpqQt6Ur6kqFElYwlumQqmUuW8heqOFQcK04V54pLxbXiVnGveFQ8K14V74pPxbfCqDArrAq7wqlwK7wKvyKoCCtERVQRVyQVaUVWkVcUFWVFVVFXyIqmoq3oKvqKoUJVjBW6YqqYK5bqF6o51BxrTjXnmkvNteZWc6951DxrXjXvmk/Nt8aoMWusGrvGqXFrvBq/JqgJa0RNVBPXJDVpTVaT1xQ1ZU1VU9fImqamrelq+pqhRtWMNbpmqplrlvoXkhwkR8lJcpZcJFfJTXKXPCRPyUvylnwkX4khMSWWxJY4ElfiSXxJIAklQhJJYkkiSSWZJJcUklJSSWqJlDSSVtJJeskgUZJRoiWTZJYs8hdqODQcG04N54ZLw7Xh1nBveDQ8G14N74ZPw7fBaDAbrAa7wWlwG7wGvyFoCBtEQ9QQNyQNaUPWkDcUDWVD1VA3yIamoW3oGvqGoUE1jA26YWqYG5bmF2o5tBxbTi3nlkvLteXWcm95tDxbXi3vlk/Lt8VoMVusFrvFaXFbvBa/JWgJW0RL1BK3JC1pS9aStxQtZUvVUrfIlqalbela+pahRbWMLbplaplblvYX6jh0HDtOHeeOS8e149Zx73h0PDteHe+OT8e3w+gwO6wOu8PpcDu8Dr8j6Ag7REfUEXckHWlH1pF3FB1lR9VRd8iOpqPt6Dr6jqFDdYwdumPqmDuW7hfqOfQce049555Lz7Xn1nPvefQ8e149755Pz7fH6DF7rB67x+lxe7wevyfoCXtET9QT9yQ9aU/Wk/cUPWVP1VP3yJ6mp+3pevqeoUf1jD26Z+qZe5b+Fxo4DBwHTgPngcvAdeA2cB94DDwHXgPvgc/Ad8AYMAesAXvAGXAHvAF/IBgIB8RANBAPJAPpQDaQDxQD5UA1UA/IgWagHegG+oFhQA2MA3pgGpgHluEXUhwUR8VJcVZcFFfFTXFXPBRPxUvxVnwUX4WhMBWWwlY4ClfhKXxFoAgVQhEpYkWiSBWZIlcUilJRKWqFVDSKVtEpesWgUIpRoRWTYlYs6hcaOYwcR04j55HLyHXkNnIfeYw8R14j75HPyHfEGDFHrBF7xBlxR7wRfyQYCUfESDQSjyQj6Ug2ko8UI+VINVKPyJFmpB3pRvqRYUSNjCN6ZBqZR5bxF9IcNEfNSXPWXDRXzU1z1zw0T81L89Z8NF+NoTE1lsbWOBpX42l8TaAJNUITaWJNokk1mSbXFJpSU2lqjdQ0mlbTaXrNoFGaUaM1k2bWLPoXmjhMHCdOE+eJy8R14jZxn3hMPCdeE++Jz8R3wpgwJ6wJe8KZcCe8CX8imAgnxEQ0EU8kE+lENpFPFBPlRDVRT8iJZqKd6Cb6iWFCTYwTemKamCeW6ReaOcwcZ04z55nLzHXmNnOfecw8Z14z75nPzHfGmDFnrBl7xplxZ7wZfyaYCWfETDQTzyQz6Uw2k88UM+VMNVPPyJlmpp3pZvqZYUbNjDN6ZpqZZ5b5F1o4LBwXTgvnhcvCdeG2cF94LDwXXgvvhc/Cd8FYMBesBXvBWXAXvAV/IVgIF8RCtBAvJAvpQraQLxQL5UK1UC/IhWahXegW+oVhQS2MC3phWpgXluUXWjmsHFdOK+eVy8p15bZyX3msPFdeK++Vz8p3xVgxV6wVe8VZcVe8FX8lWAlXxEq0Eq8kK+lKtpKvFCvlSrVSr8iVZqVd6Vb6lWFFrYwremVamVeW9RfaOGwcN04b543LxnXjtnHfeGw8N14b743PxnfD2DA3rA17w9lwN7wNfyPYCDfERrQRbyQb6Ua2kW8UG+VGtVFvyI1mo93oNvqNYUNtjBt6Y9qYN5btF9o57Bx3TjvnncvOdee2c9957Dx3Xjvvnc/Od8fYMXesHXvH2XF3vB1/J9gJd8ROtBPvJDvpTraT7xQ75U61U+/InWan3el2+p1hR+2MO3pn2pl3lp3/D8P5tb2155UAAAAASUVORK5CYII="));
        body.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        using var answer = await map.Api.Http.PostAsync("/api/v1/images", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetGuid();
    }
}
