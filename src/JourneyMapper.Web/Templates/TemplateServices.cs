namespace JourneyMapper.Web.Templates;

/// <summary>The templates of the team and those that come with the product.</summary>
static class TemplateServices
{
    public static void AddTemplates(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<TemplateLibrary>();
        builder.Services.AddSingleton<TemplateDesk>();
    }
}
