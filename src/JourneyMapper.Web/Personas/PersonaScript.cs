using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Board;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;

namespace JourneyMapper.Web.Personas;

/// <summary>What a profile's page (wwwroot/js/persona) and its circuit say to each other.</summary>
public sealed class PersonaScript : LiveScript
{
    public PersonaScript(BoardSession session, Toasts toasts, IStringLocalizer<BoardTexts> texts, IStringLocalizer<PersonTexts> names)
        : base(session, toasts, texts, names)
    {
    }

    private protected override (string Module, string Start) Page => ("./js/persona/profile.js", "startProfile");

    /// <summary>Stands in a text of the page, once it is there.</summary>
    public ValueTask FocusAsync(Guid id, string property) => TellAsync("focusField", id, property);

    /// <summary>A picture that the page has sent to the workspace becomes this persona's; null = their initials again.</summary>
    [JSInvokable]
    public Task<bool> SetPicture(Guid? image) => DoAsync(SetOperation.Of(session.MapId, MapHead.ImageId, image), SetOperation.Of(session.MapId, MapHead.Alt, ""));

    /// <summary>Says why a picture was not taken.</summary>
    [JSInvokable]
    public void PictureFailed(string problem) => toasts.Show(problem.Length > 0 ? problem : texts["NotStored"]);

    private protected override object Labels() => new
    {
        gone = texts["Lost.Gone"].Value,
        refused = texts["Lost.Refused"].Value,
        putBack = texts["Lost.PutBack"].Value,
        copy = texts["Lost.Copy"].Value,
        copied = texts["Lost.Copied"].Value,
        saved = texts["State.Saved"].Value,
        saving = texts["State.Saving"].Value,
        offline = texts["State.Offline"].Value,
        offlineOne = texts["State.OfflineOne"].Value,
        offlineMany = texts["State.OfflineMany"].Value,
        waits = texts["State.Waits"].Value,
        addLater = texts["State.AddLater"].Value,
        lost = texts["State.Lost"].Value,
        text = texts["Text"].Value,
    };
}
