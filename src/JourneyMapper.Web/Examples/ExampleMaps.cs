using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Live;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Web.Layout;
using JourneyMapper.Web.Library;

namespace JourneyMapper.Web.Examples;

/// <summary>Complete maps of companies that do not exist, to read and to learn from: texts in every language of the product.</summary>
public sealed class ExampleMaps(MapDesk desk, TimeProvider time)
{
    static readonly string[] Names = ["fitness", "travel", "retail", "bank", "consultancy", "saas"];

    static readonly Lazy<IReadOnlyList<ExampleMap>> Parsed = new(() => [.. Names.Select(Read)]);

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<ExampleMap> All => Parsed.Value;

    /// <summary>Makes a new map of the example, in the language of whoever is looking. Its dates are counted from today.</summary>
    /// <param name="title">What it shall be called; empty = the example's own title.</param>
    /// <returns>The new map's id; null when the author may not make maps, or it could not be stored.</returns>
    public async Task<Guid?> AddAsync(ExampleMap example, MapAuthor author, string title = "")
    {
        var id = Guid.CreateVersion7();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var operations = example.Build(id, Languages.Current, desk.TitleOf, today);
        if (title.Length > 0) operations = [.. operations, SetOperation.Of(id, MapHead.Title, title)];
        var answer = await desk.CreateAsync(id, operations, author);
        return answer is SubmitAnswer.Accepted ? id : null;
    }

    static ExampleMap Read(string name)
    {
        using var json = typeof(ExampleMaps).Assembly.GetManifestResourceStream(typeof(ExampleMaps), name + ".json")!;
        return new(name, ExampleFile.Read(json));
    }
}
