using System.Collections.Concurrent;
using JourneyMapper.Browser.Tests.Accounts;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;
using Xunit;

namespace JourneyMapper.Browser.Tests.Board;

/// <summary>
/// A server with three people who have signed in before: the owner, Bo who builds maps and Eva who looks at them. Each test opens
/// browsers that remember them, and makes maps of its own. A class has its team for itself while it runs; then the next class takes it
/// over, unless it was <see cref="Spoil">spoiled</see>: starting a server and three people costs as much as five tests.
/// </summary>
public sealed class Team : IAsyncLifetime
{
    static readonly ConcurrentBag<Members> resting = [];

    public const string OwnerName = "owner";
    public const string BoName = "Bo Dahl";
    public const string EvaName = "Eva Lund";

    const string Password = "a short sentence";

    Members? members;
    bool isSpoiled;

    public AppServer App => Here.Shared.App;

    public Uri Address => Here.Shared.Address;

    public async Task InitializeAsync() => members = resting.TryTake(out var rested) ? rested : await Members.GatherAsync();

    public async Task DisposeAsync()
    {
        if (members is null) return;
        if (!isSpoiled && App.Errors.Count == 0) resting.Add(members);
        else await members.Shared.DisposeAsync();
    }

    /// <summary>For a test that changes the people or their rights: the next class begins with a new team.</summary>
    public void Spoil() => isSpoiled = true;

    internal PersonOptions Owner => new() { Name = "Ann", Kept = Here.Owner };

    internal PersonOptions Bo => new() { Name = "Bo", Kept = Here.Bo };

    internal PersonOptions Eva => new() { Name = "Eva", Kept = Here.Eva };

    Members Here => members ?? throw new InvalidOperationException("The team has not gathered yet.");

    /// <summary>Signs the owner in, lets the other two join by links, and gives what their browsers keep.</summary>
    internal static async Task<(string Owner, string Bo, string Eva)> SignInAllAsync(Uri address)
    {
        var ann = await Person.ArriveAsync(address, new());
        await ann.SignInAsync();
        var build = await InviteAsync(ann, "Build maps");
        await ann.GoToAsync("/");
        var look = await InviteAsync(ann, "Look at maps");
        var kept = await ann.Context.StorageStateAsync();
        await ann.LeaveAsync();
        return (kept, await JoinAsync(address, build, BoName, "bo@nordlys.test"), await JoinAsync(address, look, EvaName, "eva@nordlys.test"));
    }

    static async Task<string> InviteAsync(Person owner, string right)
    {
        await AccountPages.Button(owner, "Invite").ClickAsync();
        var dialog = owner.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Radio, new() { NameString = right }).CheckAsync();
        await AccountPages.Button(owner, "Create a link").ClickAsync();
        var link = dialog.GetByLabel("The link");
        await Assertions.Expect(link).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("/join/"));
        return await link.InputValueAsync();
    }

    static async Task<string> JoinAsync(Uri address, string link, string name, string email)
    {
        var person = await Person.ArriveAsync(address, new() { Name = name });
        await person.GoToAsync(link);
        await AccountPages.SendAsync(person, ("name", name), ("email", email), ("password", Password));
        await AccountPages.IsInAsync(person, name);
        var kept = await person.Context.StorageStateAsync();
        await person.LeaveAsync();
        return kept;
    }

    // The server's process ends with the test run (OwnedProcess), its folder here.
    sealed record Members(SharedApp Shared, string Owner, string Bo, string Eva)
    {
        public static async Task<Members> GatherAsync()
        {
            var shared = new SharedApp();
            await shared.InitializeAsync();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => shared.DisposeAsync().GetAwaiter().GetResult();
            var (owner, bo, eva) = await SignInAllAsync(shared.Address);
            return new(shared, owner, bo, eva);
        }
    }
}
