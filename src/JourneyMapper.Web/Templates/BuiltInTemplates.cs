namespace JourneyMapper.Web.Templates;

/// <summary>The templates that come with the product, with texts in every language of it. A new one is a file in <c>BuiltIn/</c> and its name here.</summary>
public static class BuiltInTemplates
{
    static readonly string[] Names =
    [
        // The kinds of maps, to learn mapping with.
        "current-state", "future-state", "day-in-the-life", "service-blueprint",

        // Rows of stages.
        "awareness-to-advocacy", "before-during-after", "awareness-to-ambassador", "discovery-to-post-purchase", "awareness-to-post-purchase",

        // Trades and situations.
        "restaurant", "e-commerce", "clothing-shop", "skincare", "user-onboarding", "complaint-and-return", "digital-agency", "sales-to-implementation", "b2b-committee",
        "marketing-automation", "customer-lifecycle", "b2c-future", "patient-visit", "public-permit",

        // Finished maps of companies that do not exist.
        "fitness", "travel", "retail", "bank", "consultancy", "saas",
    ];

    static readonly Lazy<IReadOnlyList<BuiltInTemplate>> Parsed = new(() => [.. Names.Select(Read)]);

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<BuiltInTemplate> All => Parsed.Value;

    /// <summary>Those among them that are finished maps, to read and to learn from.</summary>
    public static IReadOnlyList<BuiltInTemplate> Examples { get; } = [.. All.Where(template => template.File.Example)];

    public static BuiltInTemplate? Find(Guid id) => All.FirstOrDefault(template => template.Id == id);

    public static BuiltInTemplate? Find(string name) => All.FirstOrDefault(template => template.Name == name);

    static BuiltInTemplate Read(string name)
    {
        using var json = typeof(BuiltInTemplates).Assembly.GetManifestResourceStream(typeof(BuiltInTemplates), $"BuiltIn.{name}.json")!;
        var file = TemplateFile.Read(json);
        return file.Name == name ? new(file) : throw new InvalidOperationException($"{name}.json calls itself “{file.Name}”.");
    }
}
