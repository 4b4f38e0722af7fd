using JourneyMapper.Browser.Tests.Harness;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;

namespace JourneyMapper.Browser.Tests.Board;

public sealed class LinkShots(Team team, ITestOutputHelper output) : BoardTest(team, output)
{
    [Fact]
    public async Task Shots()
    {
        var map = await NewMapAsync();
        static object Link(SampleMap map, string from, string to, string kind, int? share) =>
            new { op = "insert", element = new { kind = "link", id = Guid.CreateVersion7(), from = map[from], to = map[to], linkKind = kind, share } };
        await map.Api.SubmitAsync(map.Id,
            map.Card("c1", "actions", "order", "Fills the basket"), map.Card("c2", "touchpoints", "order", "Shop in town"), map.Card("c3", "touchpoints", "pay", "Payment page"), map.Card("c4", "thoughts", "compare", "Which one is right for me?"),
            Link(map, "search", "compare", "next", 60), Link(map, "search", "order", "channelJump", 40), Link(map, "search", "pay", "next", null), Link(map, "compare", "compare", "repeat", 30),
            Link(map, "order", "search", "back", 20), Link(map, "pay", "order", "back", 15), Link(map, "compare", "order", "next", 70),
            Link(map, "google", "visit", "next", 50), Link(map, "web", "c2", "channelJump", 25), Link(map, "c2", "c3", "next", null), Link(map, "c3", "queue", "back", 10), Link(map, "ask", "google", "next", null), Link(map, "c1", "c1", "repeat", null), Link(map, "guide", "order", "next", null));
        foreach (var (look, width, height) in new[] { ("light", 1440, 900), ("dark", 1440, 900), ("projector", 1920, 1080) })
        {
            var ann = await OpenAsync(map, Team.Owner);
            await ann.Page.SetViewportSizeAsync(width, height);
            await ann.Page.EvaluateAsync("look => document.documentElement.dataset.theme = look", look);
            await ann.Page.EvaluateAsync("() => document.querySelector('.hints')?.remove()");
            await Expect(ann.Page.Locator(".link")).ToHaveCountAsync(14);
            await ann.Page.WaitForTimeoutAsync(400);
            await ann.Page.ScreenshotAsync(new() { Path = $"/tmp/screens-links/{look}.png" });
            await ann.Node("search").HoverAsync();
            await ann.Page.WaitForTimeoutAsync(300);
            await ann.Page.ScreenshotAsync(new() { Path = $"/tmp/screens-links/{look}-hover.png" });
            await ann.Page.WaitForTimeoutAsync(500);
            var at = await ann.Page.EvaluateAsync<float[]>("() => { const path = document.querySelector('.link.back > .way'); const p = path.getPointAtLength(path.getTotalLength() / 3), from = path.ownerSVGElement.getBoundingClientRect(); return [from.left + p.x, from.top + p.y]; }");
            await ann.Page.Mouse.ClickAsync(at[0], at[1]);
            await ann.Page.WaitForTimeoutAsync(400);
            await ann.Page.ScreenshotAsync(new() { Path = $"/tmp/screens-links/{look}-card.png" });
            await ann.Keyboard.PressAsync("Escape");
            await ann.Node("anna").FocusAsync();
            await ann.Keyboard.PressAsync("Shift+F10");
            await ann.Menu.GetByRole(AriaRole.Menuitem, new() { Name = "Walk as Anna" }).PressAsync("Enter");
            await ann.Page.WaitForTimeoutAsync(400);
            await ann.Page.ScreenshotAsync(new() { Path = $"/tmp/screens-links/{look}-walk.png" });
            if (look == "light")
            {
                await ann.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
                await ann.Page.ScreenshotAsync(new() { Path = $"/tmp/screens-links/forced.png" });
                await ann.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None });
                await ann.Page.SetViewportSizeAsync(390, 844);
                await ann.Page.WaitForTimeoutAsync(300);
                await ann.Page.ScreenshotAsync(new() { Path = $"/tmp/screens-links/phone.png" });
            }
        }
    }
}
