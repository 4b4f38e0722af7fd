namespace JourneyMapper.Web.Members;

/// <summary>Words of the members' page, invitation links and reset links.</summary>
public sealed class MemberTexts;
