using System.Net.Http.Json;
using System.Text.Json;
using JourneyMapper.Browser.Tests.Harness;
using JourneyMapper.Testing;
using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Personas;

/// <summary>A person before a persona's profile: what they see of it and do with it.</summary>
sealed class ProfileView(Person person, Guid id)
{
    public Person Person => person;

    public IPage Page => person.Page;

    public Guid Id => id;

    public ILocator Toast => Page.Locator(".toast");

    public ILocator Sections => Page.Locator("[data-section]");

    public ILocator Sliders => Page.Locator(".trait");

    public ILocator State => Page.Locator("[data-state]");

    public async Task<ProfileView> OpenAsync()
    {
        await person.GoToAsync($"/personas/{id}");
        await IsReadyAsync();
        return this;
    }

    public Task IsReadyAsync() => Assertions.Expect(Page.Locator(".persona-page[data-ready]")).ToBeVisibleAsync();

    public ILocator Section(string kind) => Page.Locator($"[data-section={kind}]").First;

    public ILocator TextOf(string kind) => Section(kind).Locator("[data-field=text] textarea");

    public ILocator Name => Page.Locator("[data-field=title][data-field-id='" + id + "'] textarea");

    /// <summary>The kinds of the sections from the first to the last.</summary>
    public async Task<IReadOnlyList<string>> OrderAsync() => await Sections.EvaluateAllAsync<string[]>("all => all.map(one => one.dataset.section)");

    /// <summary>A persona made by a program; its sections are the usual ones.</summary>
    public static async Task<Guid> MakeAsync(MapApi api, string name)
    {
        using var answer = await api.Http.PostAsJsonAsync(new Uri("api/v1/personas", UriKind.Relative), new { title = name });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }
}
