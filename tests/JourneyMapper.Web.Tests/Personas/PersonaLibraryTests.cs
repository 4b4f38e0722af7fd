using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Personas;
using JourneyMapper.Web.Tests.Library;
using Xunit;

namespace JourneyMapper.Web.Tests.Personas;

public sealed class PersonaLibraryTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_list_shows_what_the_heads_say_and_no_maps(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        await team.MapAsync("A journey");
        var longest = "مرحبا 👩‍🚀 " + new string('Å', Limits.Title - 14);
        var (zoe, odd) = (await NewAsync(team, "Zoë"), await NewAsync(team, longest));
        await team.EditAsync(zoe, team.Anna,
            SetOperation.Of(zoe, MapHead.Tagline, "Works nights"), SetOperation.Of(zoe, MapHead.Segments, "nurses, nights"), SetOperation.Of(zoe, MapHead.Role, "decides"), SetOperation.Of(zoe, MapHead.Color, "teal"));

        var list = await team.App.Get<PersonaLibrary>().ListAsync(team.Anna.Id);

        Assert.Equal(new[] { odd, zoe }.Order(), list.Select(one => one.Id).Order());
        Assert.Equal(longest, list.Single(one => one.Id == odd).Name);
        var shown = list.Single(one => one.Id == zoe);
        Assert.Equal(("Zoë", "Works nights", "nurses, nights", "decides", "teal", 0), (shown.Name, shown.Tagline, shown.Segments, shown.Role, shown.Color, shown.Uses));
        Assert.True(shown.Matches("night zoë", ""));
        Assert.False(shown.Matches("day", ""));
        Assert.Single(await team.Library.ListAsync(team.Anna.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_new_one_has_the_usual_sections_and_a_copy_has_them_too(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var id = await NewAsync(team, "Anna");
        var persona = await team.ReadAsync(id);
        Assert.Equal(PersonaStart.Sections, persona.Sections.Select(section => section.Get(Section.SectionKind)));
        Assert.All(persona.Sections, section => Assert.NotEmpty(section.Caption));
        Assert.Equal(3, persona.Traits.Count());
        await team.EditAsync(id, team.Anna, SetOperation.Of(persona.Sections.First().Id, Section.Text, "Just let me go home."));

        var (answer, copy) = await team.Desk.DuplicateAsync(id, "Copy of Anna", team.Anna);

        Assert.IsType<SubmitAnswer.Accepted>(answer);
        Assert.Equal("Just let me go home.", (await team.ReadAsync(copy)).Sections.First().Get(Section.Text));
        Assert.True((await team.ReadAsync(copy)).IsPersona);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_bin_gives_back_or_forgets(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var (bo, eva) = (await team.JoinAsync("Bo", Role.Editor), await team.JoinAsync("Eva", Role.Viewer));
        var library = team.App.Get<PersonaLibrary>();
        var (id, other) = (await NewAsync(team, "Anna"), await NewAsync(team, "Ben", bo));

        Assert.False(await team.Desk.BinAsync(id, eva));
        Assert.True(await team.Desk.BinAsync(id, bo));
        Assert.Equal([other], (await library.ListAsync(eva.Id)).Select(one => one.Id));
        Assert.Equal([id], (await library.ListBinAsync(eva.Id)).Select(one => one.Id));
        Assert.Empty(await team.Library.ListBinAsync(team.Anna.Id));
        Assert.True(await library.IsBinnedAsync(id, bo.Id));

        Assert.True(await team.Desk.RestoreAsync(id, bo));
        Assert.False(await library.IsBinnedAsync(id, bo.Id));
        await team.Desk.BinAsync(id, bo);
        // Of somebody else: only an owner of the workspace.
        Assert.Empty(await team.Desk.DeleteForGoodAsync([id], bo));
        Assert.Equal([id], await team.Desk.DeleteForGoodAsync([id], team.Anna));
        Assert.Empty(await library.ListBinAsync(team.Anna.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_private_persona_is_in_nobody_elses_list(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Owner);
        var id = await NewAsync(team, "Anna");
        await team.HideAsync(id, team.Anna);
        var library = team.App.Get<PersonaLibrary>();

        Assert.Empty(await library.ListAsync(bo.Id));
        Assert.Single(await library.ListAsync(team.Anna.Id));
        await team.Desk.BinAsync(id, team.Anna);
        Assert.Empty(await library.ListBinAsync(bo.Id));
        Assert.False(await library.IsBinnedAsync(id, bo.Id));
    }

    internal static async Task<Guid> NewAsync(Team team, string name, MapAuthor? by = null)
    {
        var id = Guid.CreateVersion7();
        Assert.IsType<SubmitAnswer.Accepted>(await team.App.Get<PersonaDesk>().CreateAsync(id, name, by ?? team.Anna));
        return id;
    }
}
