namespace JourneyMapper.Web.Tests.Exchange.Mermaid;

/// <summary>Where the tests' own files lie, found from the test assembly upwards.</summary>
static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    static string Find(string from)
    {
        for (DirectoryInfo? folder = new(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "JourneyMapper.sln"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The solution's folder");
    }
}
