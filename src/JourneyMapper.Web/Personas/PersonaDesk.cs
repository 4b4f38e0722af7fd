using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Library;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Personas;

/// <summary>Makes personas; what else is done with whole ones (copy, bin, restore) is <see cref="MapDesk"/>'s, for they are documents like maps.</summary>
public sealed class PersonaDesk(MapDesk desk, IStringLocalizer<PersonaTexts> texts)
{
    /// <summary>Makes a persona with the usual sections, in the language of the request. Sent again by its author, it counts once.</summary>
    public Task<SubmitAnswer> CreateAsync(Guid id, string name, MapAuthor author) => desk.CreateOnceAsync(id, PersonaStart.Of(id, name, texts), author);

    /// <summary>Makes the profile of somebody who walks on a map. The id of the persona when it was accepted.</summary>
    public async Task<(SubmitAnswer Answer, Guid Id)> CreateAsync(Element actor, MapAuthor author)
    {
        var id = Guid.CreateVersion7();
        return (await desk.CreateAsync(id, PersonaStart.Of(id, actor.Get(Actor.Name), texts, actor), author), id);
    }
}
