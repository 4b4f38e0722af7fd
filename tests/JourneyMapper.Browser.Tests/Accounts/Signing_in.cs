using System.Net;
using System.Text.RegularExpressions;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;
using Xunit.Abstractions;
using static JourneyMapper.Browser.Tests.Accounts.AccountPages;

namespace JourneyMapper.Browser.Tests.Accounts;

/// <summary>In and out again, by the form.</summary>
public sealed class Signing_in(SharedApp shared, ITestOutputHelper output) : BrowserTest(output), IClassFixture<SharedApp>
{
    // The unattended set-up names the owner after the address.
    const string Owner = "owner";

    [Fact]
    public async Task Brings_the_owner_to_the_library()
    {
        var ann = await ArriveAsync(shared.Address);
        await ann.GoToAsync("/");
        await Expect(ann.Page).ToHaveURLAsync(new Regex("/sign-in"));
        await Expect(Field(ann, "email")).ToBeFocusedAsync();

        await SendAsync(ann, ("email", AppSettings.DefaultEmail), ("password", AppSettings.DefaultPassword));

        await IsInAsync(ann, Owner);
        await Expect(ann.Page).ToHaveURLAsync(ann.Address.ToString());
    }

    [Fact]
    public async Task Leads_on_to_where_one_wanted_to_go()
    {
        var ann = await ArriveAsync(shared.Address);
        await ann.GoToAsync("/password");
        await SendAsync(ann, ("email", AppSettings.DefaultEmail), ("password", AppSettings.DefaultPassword));
        await Expect(ann.Page).ToHaveURLAsync(new Regex("/password$"));
    }

    [Fact]
    public async Task Never_leads_to_another_site()
    {
        var ann = await ArriveAsync(shared.Address);
        await ann.GoToAsync("/sign-in?returnUrl=//elsewhere.test/");
        await SendAsync(ann, ("email", AppSettings.DefaultEmail), ("password", AppSettings.DefaultPassword));
        await Expect(ann.Page).ToHaveURLAsync(ann.Address.ToString());
    }

    [Theory]
    [InlineData(AppSettings.DefaultEmail, "not the password")]
    [InlineData("nobody@journeymapper.test", AppSettings.DefaultPassword)]
    public async Task Says_the_same_of_a_wrong_password_and_an_unknown_address(string email, string password)
    {
        var ann = await ArriveAsync(shared.Address);
        await ann.GoToAsync("/sign-in");

        await SendAsync(ann, ("email", email), ("password", password));

        await Expect(ann.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The e-mail and the password do not go together. Try once more.");
        await Expect(Field(ann, "email")).ToHaveValueAsync(email);
        await Expect(Field(ann, "password")).ToHaveValueAsync("");
        await Axe.CheckAsync(ann);
        await Screens.TakeAsync(ann, "sign-in-wrong");
    }

    [Fact]
    public async Task In_a_second_tab_after_the_first_leads_in_by_an_explanation()
    {
        var ann = await ArriveAsync(shared.Address);
        await ann.GoToAsync("/sign-in");
        var other = await ann.Context.NewPageAsync();
        await other.GotoAsync("/sign-in");
        await ann.SignInAsync();

        // The form was made for nobody, and now there is somebody: it is refused, and says so.
        ann.AllowResponse(HttpStatusCode.BadRequest, "/sign-in");
        await other.Locator("input[name=email]").FillAsync(AppSettings.DefaultEmail);
        await other.Locator("input[name=password]").FillAsync(AppSettings.DefaultPassword);
        await other.Locator("input[name=password]").PressAsync("Enter");

        await Expect(other.GetByRole(AriaRole.Heading, new() { Name = "That did not get through" })).ToBeVisibleAsync();
        await other.GetByRole(AriaRole.Link, new() { Name = "To the maps" }).ClickAsync();
        await Expect(other).ToHaveURLAsync(ann.Address.ToString());
    }

    [Fact]
    public async Task Ends_with_signing_out()
    {
        var ann = await SignedInAsync(shared.Address);
        await Menu(ann, Owner).ClickAsync();
        await Button(ann, "Sign out").ClickAsync();
        await Expect(ann.Page).ToHaveURLAsync(new Regex("/sign-in"));

        await ann.GoToAsync("/");
        await Expect(ann.Page).ToHaveURLAsync(new Regex("/sign-in"));
    }

    [Fact]
    public async Task Outlives_a_restart_of_the_server()
    {
        var app = await StartAppAsync();
        var ann = await SignedInAsync(app.Address);
        await IsInAsync(ann, Owner);

        // Away meanwhile: an open page would come back by itself and cross the way.
        await ann.Page.GotoAsync("about:blank");
        app.Kill();
        await app.RestartAsync();
        await ann.GoToAsync("/");

        await IsInAsync(ann, Owner);
    }
}
