namespace JourneyMapper.Web.Members;

/// <summary>What the menu of a member offers. Its words have these names as keys.</summary>
public enum MemberAction
{
    Reset,
    HandOver,
    Remove,
    Erase,
    Leave,
}

static class MemberActions
{
    public static bool IsDanger(this MemberAction action) => action is MemberAction.Remove or MemberAction.Erase or MemberAction.Leave;

    public static string Icon(this MemberAction action) => action switch
    {
        MemberAction.Reset => "key",
        MemberAction.HandOver => "share",
        MemberAction.Leave => "sign-out",
        MemberAction.Remove => "close",
        _ => "trash",
    };
}
