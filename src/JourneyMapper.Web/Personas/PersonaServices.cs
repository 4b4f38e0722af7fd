namespace JourneyMapper.Web.Personas;

/// <summary>The personas of the workspace.</summary>
static class PersonaServices
{
    public static void AddPersonas(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton<PersonaUses>().AddSingleton<PersonaLibrary>().AddSingleton<PersonaDesk>().AddScoped<PersonaDeeds>();
}
