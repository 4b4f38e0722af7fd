using JourneyMapper.Maps.Live;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;

namespace JourneyMapper.Web.Templates;

/// <summary>The gallery: templates of the team first, then those that come with the product.</summary>
public sealed partial class TemplatesPage
{
    readonly string language = Languages.Current;
    readonly IReadOnlyList<TemplateItem> builtIn = TemplateLibrary.BuiltIn(Languages.Current);
    CurrentPerson? me;
    IReadOnlyList<TemplateItem> team = [];
    IReadOnlyList<(string Name, IReadOnlyList<TemplateItem> Items)> shown = [];
    TemplateQuery query = TemplateQuery.All;
    Guid? folder;
    string firstText = "";
    bool isDisposed;

    /// <summary>Those of the team from the page before the circuit to the one with it, so that the gallery does not blink.</summary>
    [PersistentState] public IReadOnlyList<TemplateItem>? Kept { get; set; }

    [CascadingParameter] Task<AuthenticationState> SignedIn { get; set; } = default!;

    [SupplyParameterFromQuery] string? Kind { get; set; }
    [SupplyParameterFromQuery] string? Industry { get; set; }
    [SupplyParameterFromQuery] string? Effort { get; set; }
    [SupplyParameterFromQuery] string? Focus { get; set; }
    [SupplyParameterFromQuery(Name = "q")] string? Text { get; set; }

    /// <summary>Where a map that is made from here shall lie.</summary>
    [SupplyParameterFromQuery] string? Folder { get; set; }

    [Inject] TemplateLibrary Library { get; set; } = default!;
    [Inject] TemplateDesk Desk { get; set; } = default!;
    [Inject] Membership Membership { get; set; } = default!;
    [Inject] NavigationManager Navigation { get; set; } = default!;
    [Inject] DialogService Dialogs { get; set; } = default!;
    [Inject] Toasts Toasts { get; set; } = default!;
    [Inject] IStringLocalizer<TemplateTexts> T { get; set; } = default!;
    [Inject] IStringLocalizer<MapTexts> Words { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        me = CurrentPerson.Of((await SignedIn).User);
        if (me is null) return;
        firstText = TemplateQuery.Read(null, null, null, null, Text).Text;
        if (RendererInfo.IsInteractive)
        {
            Desk.Changed += OnChanged;
            Membership.Changed += OnChanged;
        }

        if (Kept is not null) team = Kept;
        else Kept = team = await Library.TeamAsync(me.Id);
    }

    protected override void OnParametersSet()
    {
        query = TemplateQuery.Read(Kind, Industry, Effort, Focus, Text);
        folder = Guid.TryParse(Folder, out var id) ? id : null;
        Arrange();
    }

    async Task LoadAsync()
    {
        Kept = team = await Library.TeamAsync(me!.Id);
        Arrange();
    }

    void Arrange()
    {
        (string Name, IEnumerable<TemplateItem> Items)[] shelves =
        [
            ("Team", team.Where(item => item.RetiredAt is null)),
            ("BuiltIn", builtIn.Where(item => !item.IsExample)),
            ("Examples", builtIn.Where(item => item.IsExample)),
            // Only whoever may bring one back needs to see it.
            ("Retired", team.Where(item => item.RetiredAt is not null && Membership.CanEdit(item.Id, me!.Id))),
        ];
        shown = [.. shelves.Select(shelf => (shelf.Name, (IReadOnlyList<TemplateItem>)[.. shelf.Items.Where(Fits)])).Where(shelf => shelf.Item2.Count > 0)];
    }

    bool Fits(TemplateItem item) => query.Fits(item, $"{Words["Kind." + item.Kind]}\n{T["Industry." + item.Industry]}");

    void Look(TemplateQuery wanted, bool isTyped = false) => Navigation.NavigateTo(wanted.Address(folder), replace: isTyped);

    // The box is the browser's own: with a new page it is empty again.
    void ShowAll() => Navigation.NavigateTo(TemplateQuery.All.Address(folder), forceLoad: true);

    async Task DoAsync(TemplateItem item, TemplateDeed deed)
    {
        var author = new MapAuthor(me!.Id, me.Name);
        switch (deed)
        {
            case TemplateDeed.Describe:
                await TemplateDialog.DescribeAsync(Dialogs, T, item.Id, new(item.Title, item.Teaser, item.Industry, item.Effort, item.Focus), author);
                break;
            case TemplateDeed.Retire or TemplateDeed.BringBack:
                var isRetired = deed == TemplateDeed.Retire;
                if (await Desk.RetireAsync(item.Id, isRetired, author) is var retired and not TemplateOutcome.Done) Toasts.Show(T["Outcome." + retired]);
                else Toasts.Show(T[isRetired ? "Retired" : "BroughtBack", item.Title]);
                break;
            default:
                if (await Desk.BinAsync(item.Id, author) is var binned and not TemplateOutcome.Done) Toasts.Show(T["Outcome." + binned]);
                else Toasts.Show(T["Binned", item.Title], T["Undo"], () => Desk.RestoreAsync(item.Id, author));
                break;
        }
    }

    void OnChanged() => _ = InvokeAsync(async () =>
    {
        if (isDisposed || Membership.RoleOf(me!.Id) is null) return;
        await LoadAsync();
        StateHasChanged();
    });

    static string Pressed(bool on) => on ? "true" : "false";

    public void Dispose()
    {
        isDisposed = true;
        Desk.Changed -= OnChanged;
        Membership.Changed -= OnChanged;
    }
}
