using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Personas;
using JourneyMapper.Web.Tests.Library;
using Xunit;

namespace JourneyMapper.Web.Tests.Personas;

public sealed class PersonaUsesTests
{
    public static TheoryData<string> Databases => ["SQLite", "PostgreSQL"];

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_a_persona_walks_follows_what_happens_on_the_maps(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var uses = team.App.Get<PersonaUses>();
        var persona = await PersonaLibraryTests.NewAsync(team, "Anna");
        var (map, other) = (await team.MapAsync("Buying"), await team.MapAsync("Returning"));
        Assert.Empty(await uses.OfAsync(persona, team.Anna.Id));

        var actor = await WalkAsync(team, map, persona);
        await WalkAsync(team, other, persona);
        await WalkAsync(team, other, persona);
        Assert.Equal(new[] { "Buying", "Returning" }, (await uses.OfAsync(persona, team.Anna.Id)).Select(use => use.Title).Order());
        Assert.Equal(2, (await team.App.Get<PersonaLibrary>().ListAsync(team.Anna.Id)).Single().Uses);

        await team.EditAsync(map, team.Anna, SetOperation.Of(actor, Actor.PersonaId, null));
        Assert.Equal(["Returning"], (await uses.OfAsync(persona, team.Anna.Id)).Select(use => use.Title));
        await team.EditAsync(map, team.Anna, SetOperation.Of(actor, Actor.PersonaId, persona), new RemoveOperation(actor));
        Assert.Single(await uses.OfAsync(persona, team.Anna.Id));
        await team.Desk.BinAsync(other, team.Anna);
        Assert.Empty(await uses.OfAsync(persona, team.Anna.Id));
        await team.Desk.RestoreAsync(other, team.Anna);
        Assert.Single(await uses.OfAsync(persona, team.Anna.Id));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Maps_that_the_reader_may_not_see_are_not_named(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var bo = await team.JoinAsync("Bo", Role.Editor);
        var persona = await PersonaLibraryTests.NewAsync(team, "Anna");
        var (open, secret) = (await team.MapAsync("Open"), await team.MapAsync("Secret"));
        await WalkAsync(team, open, persona);
        await WalkAsync(team, secret, persona);
        await team.HideAsync(secret, team.Anna);

        Assert.Equal(2, (await team.App.Get<PersonaUses>().OfAsync(persona, team.Anna.Id)).Count);
        Assert.Equal([open], (await team.App.Get<PersonaUses>().OfAsync(persona, bo.Id)).Select(use => use.MapId));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_persona_deleted_while_on_ten_maps_leaves_them_whole(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var persona = await PersonaLibraryTests.NewAsync(team, "Anna");
        var maps = new List<(Guid Map, Guid Actor)>();
        for (var i = 0; i < 10; i++)
        {
            var map = await team.MapAsync($"Map {i}");
            maps.Add((map, await WalkAsync(team, map, persona)));
        }

        Assert.True(await team.Desk.BinAsync(persona, team.Anna));
        Assert.Equal([persona], await team.Desk.DeleteForGoodAsync([persona], team.Anna));

        foreach (var (map, id) in maps)
        {
            var actor = (await team.ReadAsync(map)).Find(id)!;
            Assert.Equal(("Customer", "violet", persona), (actor.Caption, actor.Get(Actor.Color), actor.Get(Actor.PersonaId)));
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Somebody_on_a_map_becomes_a_persona_with_what_is_known_of_them(string kind)
    {
        await using var team = await Team.OnAsync(kind);
        var map = await team.MapAsync("Buying");
        var id = await WalkAsync(team, map, null);
        await team.EditAsync(map, team.Anna, SetOperation.Of(id, Actor.Role, "pays"), SetOperation.Of(id, Actor.Goal, "Stay within budget"), SetOperation.Of(id, Actor.Segment, "families"));

        var (answer, made) = await team.App.Get<PersonaDesk>().CreateAsync((await team.ReadAsync(map)).Find(id)!, team.Anna);

        Assert.IsType<SubmitAnswer.Accepted>(answer);
        var persona = await team.ReadAsync(made);
        Assert.Equal(("Customer", "violet", "pays", "families"), (persona.Title, persona.Head.Get(MapHead.Color), persona.Head.Get(MapHead.Role), persona.Head.Get(MapHead.Segments)));
        Assert.Equal("Stay within budget", persona.Sections.Single(section => section.Get(Section.SectionKind) == "goals").Get(Section.Text));
    }

    private static async Task<Guid> WalkAsync(Team team, Guid map, Guid? persona)
    {
        var actor = Guid.CreateVersion7();
        List<PropertyValue> values = [PropertyValue.Of(Actor.Name, "Customer"), PropertyValue.Of(Actor.Color, "violet")];
        if (persona is { } id) values.Add(PropertyValue.Of(Actor.PersonaId, id));
        await team.EditAsync(map, team.Anna, new InsertOperation(Actor.Kind, actor, [.. values]));
        return actor;
    }
}
