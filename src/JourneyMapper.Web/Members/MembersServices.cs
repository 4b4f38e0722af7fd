namespace JourneyMapper.Web.Members;

/// <summary>The people of the workspace: who is in it as what, how they come, go and are let in again.</summary>
static class MembersServices
{
    public static void AddMembers(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<MembersGate>();
        services.AddSingleton<MemberList>();
        services.AddSingleton<MemberDesk>();
        services.AddSingleton<ErasedNames>();
        services.AddHostedService(provider => provider.GetRequiredService<ErasedNames>());
        services.AddSingleton<Erasure>();
        services.AddScoped<Invitations>();
        services.AddScoped<PasswordResets>();
    }
}
