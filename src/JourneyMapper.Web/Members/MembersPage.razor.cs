using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Data;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Texts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;
using Radzen;

namespace JourneyMapper.Web.Members;

/// <summary>Who is in the workspace. Owners change it here; what they ask for is decided by <see cref="MemberDesk"/>, whatever this page shows.</summary>
public sealed partial class MembersPage : IDisposable
{
    CurrentPerson? me;
    bool isOwner;
    bool isDisposed;
    IReadOnlyList<MemberItem> members = [];
    IReadOnlyList<FormerMember> former = [];
    IReadOnlyList<InvitationItem> links = [];
    ElementReference heading;

    [CascadingParameter] Task<AuthenticationState> SignedIn { get; set; } = default!;

    [Inject] MemberList List { get; set; } = default!;
    [Inject] MemberDesk Desk { get; set; } = default!;
    [Inject] Erasure Erasure { get; set; } = default!;
    [Inject] Invitations Invitations { get; set; } = default!;
    [Inject] Membership Membership { get; set; } = default!;
    [Inject] DialogService Dialogs { get; set; } = default!;
    [Inject] Toasts Toasts { get; set; } = default!;
    [Inject] NavigationManager Navigation { get; set; } = default!;
    [Inject] IStringLocalizer<MemberTexts> T { get; set; } = default!;
    [Inject] IStringLocalizer<PersonTexts> Names { get; set; } = default!;
    [Inject] IStringLocalizer<AccountTexts> Words { get; set; } = default!;

    int owners => members.Count(m => m.Role == Role.Owner);

    protected override async Task OnInitializedAsync()
    {
        me = CurrentPerson.Of((await SignedIn).User);
        await LoadAsync();
        if (RendererInfo.IsInteractive && !isDisposed) Membership.Changed += OnMembershipChanged;
    }

    async Task LoadAsync()
    {
        if (me is null) return;
        isOwner = Membership.RoleOf(me.Id) is Role.Owner;
        members = await List.MembersAsync(me.Id);
        former = await List.FormerAsync(me.Id);
        links = await Invitations.ListAsync(me.Id);
    }

    /// <summary>Somebody came, went or got another role, perhaps the one who looks.</summary>
    void OnMembershipChanged() => _ = InvokeAsync(async () =>
    {
        if (isDisposed || me is null) return;
        // No longer in: the server says so on a page of its own.
        if (Membership.RoleOf(me.Id) is null)
        {
            Navigation.NavigateTo("/", forceLoad: true);
            return;
        }

        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception error)
        {
            await DispatchExceptionAsync(error);
        }
    });

    async Task InviteAsync()
    {
        await InviteDialog.OpenAsync(Dialogs, Words, me!.Id);
        await LoadAsync();
    }

    async Task SetRoleAsync(MemberItem member, Role role)
    {
        if (member.Id == me!.Id && await ConfirmDialog.AskAsync(Dialogs, T["StepDown.Title"], new([T["StepDown.Text"]], T["StepDown.Do"])) is null) return;
        var before = member.Role;
        var outcome = await Desk.SetRoleAsync(member.Id, role, me.Id);
        await LoadAsync();
        if (outcome != MemberOutcome.Done) Tell(outcome);
        else if (!isOwner) Toasts.Show(T["Role.Changed", member.Name, T["Role." + role]]);
        else Toasts.Show(T["Role.Changed", member.Name, T["Role." + role]], T["Undo"], () => InvokeAsync(() => TakeBackAsync(member.Id, before)));
    }

    async Task TakeBackAsync(Guid id, Role before)
    {
        var outcome = await Desk.SetRoleAsync(id, before, me!.Id);
        if (outcome != MemberOutcome.Done) Tell(outcome);
        await LoadAsync();
        StateHasChanged();
    }

    Task ActAsync(MemberAction action, MemberItem member) => action switch
    {
        MemberAction.Reset => ResetDialog.OpenAsync(Dialogs, T, member, me!.Id),
        MemberAction.HandOver => HandOverAsync(member),
        MemberAction.Remove => RemoveAsync(member),
        MemberAction.Erase => EraseAsync(member.Id, member.Name),
        _ => LeaveAsync(),
    };

    async Task HandOverAsync(MemberItem member)
    {
        var name = member.Name;
        Confirmation what = new([T["HandOver.They", name], T["HandOver.You"], T["HandOver.Links", name]], T["HandOver.Do"]);
        if (await ConfirmDialog.AskAsync(Dialogs, T["HandOver.Title", name], what) is null) return;
        await DoneAsync(await Desk.HandOverAsync(member.Id, me!.Id), T["HandOver.Done", name]);
    }

    async Task RemoveAsync(MemberItem member)
    {
        var name = member.Name;
        Confirmation what = new([T["Remove.Out", name], T["Remove.Maps", name], T["Remove.Work", name]], T["Remove.Do"], IsDanger: true,
            Option: links.Count > 0 ? T["Remove.Links"].Value : null);
        if (await ConfirmDialog.AskAsync(Dialogs, T["Remove.Title", name], what) is not { } withLinks) return;
        await DoneAsync(await Desk.RemoveAsync(member.Id, me!.Id, withLinks), T["Remove.Done", name]);
    }

    async Task EraseAsync(Guid id, string name)
    {
        Confirmation what = new([T["Erase.Out", name], T["Erase.Work", name, Names.NameOf(null)], T["Erase.NoWayBack"]], T["Erase.Do"], IsDanger: true, Typed: name);
        if (await ConfirmDialog.AskAsync(Dialogs, T["Erase.Title", name], what) is null) return;
        await DoneAsync(await Erasure.EraseAsync(id, me!.Id), T["Erase.Done"]);
    }

    async Task LeaveAsync()
    {
        Confirmation what = new([T["Leave.Out"], T["Leave.Maps"], T["Leave.Back"]], T["Leave.Do"], IsDanger: true);
        if (await ConfirmDialog.AskAsync(Dialogs, T["Leave.Title"], what) is null) return;
        var outcome = await Desk.LeaveAsync(me!.Id);
        if (outcome is MemberOutcome.Done or MemberOutcome.Gone) Navigation.NavigateTo("/", forceLoad: true);
        else Tell(outcome);
    }

    async Task DoneAsync(MemberOutcome outcome, string done)
    {
        if (outcome == MemberOutcome.Done) Toasts.Show(done);
        else Tell(outcome);
        // Whoever has gone on to another page is not brought back from here.
        if (isDisposed) return;
        await LoadAsync();
        if (isDisposed) return;
        // The row that had the focus may be gone.
        await heading.FocusAsync();
    }

    void Tell(MemberOutcome outcome) => Toasts.Show(T["Outcome." + outcome]);

    public void Dispose()
    {
        isDisposed = true;
        Membership.Changed -= OnMembershipChanged;
    }
}
