using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>A server that nobody has set up yet.</summary>
public sealed class First_visit(ITestOutputHelper output) : BrowserTest(output)
{
    [Fact]
    public async Task Leads_to_the_set_up_and_then_straight_in()
    {
        var ann = await ArriveAsync((await StartAppAsync(AppSettings.NotSetUp)).Address);
        await ann.GoToAsync("/");
        await Expect(ann.Page).ToHaveURLAsync(new Regex("/setup$"));
        await Screens.TakeInAllSizesAsync(ann, "setup");

        await SendAsync(ann, ("workspace", "Nordlys"), ("name", "Ann Berg"), ("email", "ann@nordlys.test"), ("password", "a short sentence"));

        await IsInAsync(ann, "Ann Berg");
        await Expect(ann.Page).ToHaveURLAsync(ann.Address.ToString());
    }

    [Fact]
    public async Task Also_works_on_plain_http_in_a_network()
    {
        var ann = await ArriveAsync(InNetwork((await StartAppAsync(AppSettings.NotSetUp)).Address));
        await ann.GoToAsync("/");
        await SendAsync(ann, ("workspace", "Nordlys"), ("name", "Ann Berg"), ("email", "ann@nordlys.test"), ("password", "a short sentence"));
        await IsInAsync(ann, "Ann Berg");
    }

    [Fact]
    public async Task Says_what_to_mend_and_keeps_what_was_written()
    {
        var ann = await ArriveAsync((await StartAppAsync(AppSettings.NotSetUp)).Address);
        await ann.GoToAsync("/setup");

        await SendAsync(ann, ("workspace", "Nordlys"), ("name", ""), ("email", "no address"), ("password", "short"));

        foreach (var name in new[] { "name", "email", "password" })
        {
            await Expect(Field(ann, name)).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(Field(ann, name)).ToHaveAccessibleDescriptionAsync(new Regex("."));
        }
        await Expect(Field(ann, "workspace")).ToHaveValueAsync("Nordlys");
        await Expect(Field(ann, "email")).ToHaveValueAsync("no address");
        await Axe.CheckAsync(ann);
        await Screens.TakeAsync(ann, "setup-problems");
    }

    [Fact]
    public async Task Takes_the_set_up_once_only()
    {
        var app = await StartAppAsync(AppSettings.NotSetUp);
        var ann = await ArriveAsync(app.Address);
        var bo = await ArriveAsync(app.Address, new() { Name = "Bo" });
        await ann.GoToAsync("/setup");
        await bo.GoToAsync("/setup");
        await SendAsync(ann, ("workspace", "Nordlys"), ("name", "Ann Berg"), ("email", "ann@nordlys.test"), ("password", "a short sentence"));
        await IsInAsync(ann, "Ann Berg");

        bo.AllowResponse(HttpStatusCode.BadRequest, "/setup");
        await SendAsync(bo, ("workspace", "Intruders"), ("name", "Bo Dahl"), ("email", "bo@nordlys.test"), ("password", "another sentence"));

        await Expect(Heading(bo, "That did not get through")).ToBeVisibleAsync();
        await bo.GoToAsync("/setup");
        await Expect(bo.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }
}
