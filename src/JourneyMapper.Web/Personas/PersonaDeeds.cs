using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;
using Microsoft.Extensions.Localization;
using Radzen;

namespace JourneyMapper.Web.Personas;

/// <summary>What people do with whole personas, from the library and from a profile: asked where it matters, told afterwards.</summary>
sealed class PersonaDeeds(PersonaDesk personas, MapDesk desk, PersonaUses uses, DialogService dialogs, Toasts toasts, IStringLocalizer<PersonaTexts> texts)
{
    /// <summary>Makes a persona that is still to be named. Null when that was not possible, which is told.</summary>
    public async Task<Guid?> NewAsync(MapAuthor author)
    {
        var id = Guid.CreateVersion7();
        return Told(await personas.CreateAsync(id, "", author)) ? id : null;
    }

    public async Task<Guid?> CopyAsync(Guid id, string name, MapAuthor author)
    {
        var (answer, copy) = await desk.DuplicateAsync(id, texts["Copy.Name", NameOf(name)], author);
        return Told(answer) ? copy : null;
    }

    /// <summary>Moves a persona into the bin; when they walk on maps, the person says yes first. True when it lies there.</summary>
    /// <param name="onRestored">After the person has thought better of it.</param>
    public async Task<bool> BinAsync(Guid id, string name, MapAuthor author, Func<Task>? onRestored = null)
    {
        var maps = (await uses.OfAsync(id, author.Id)).Count;
        if (maps > 0)
        {
            var lines = new[] { maps == 1 ? texts["Bin.UsedOne", NameOf(name)].Value : texts["Bin.UsedMany", NameOf(name), maps].Value, texts["Bin.MapsStay"].Value };
            if (await ConfirmDialog.AskAsync(dialogs, texts["Bin.Move"], new(lines, texts["Bin.Move"], IsDanger: true)) is null) return false;
        }

        if (!await desk.BinAsync(id, author))
        {
            toasts.Show(texts["Failed"]);
            return false;
        }

        toasts.Show(texts["Binned", NameOf(name)], texts["Undo"], async () =>
        {
            await desk.RestoreAsync(id, author);
            if (onRestored is not null) await onRestored();
        });
        return true;
    }

    public string NameOf(string name) => name.Length > 0 ? name : texts["Untitled"];

    bool Told(SubmitAnswer answer)
    {
        if (answer is SubmitAnswer.Accepted) return true;
        toasts.Show(texts["Failed"]);
        return false;
    }
}
