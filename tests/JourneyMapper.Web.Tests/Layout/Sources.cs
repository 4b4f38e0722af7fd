using JourneyMapper.Web.Hosting;

namespace JourneyMapper.Web.Tests.Layout;

/// <summary>The files of the web project, for tests that read what was written.</summary>
internal static class Sources
{
    public static string Root { get; } = Find();

    /// <summary>Files of our own that match, by full path.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "_framework"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "src", typeof(JourneyHost).Assembly.GetName().Name!);
            if (Directory.Exists(candidate)) return candidate;
        }
        throw new DirectoryNotFoundException("the sources of the web project");
    }
}
