namespace JourneyMapper.Testing;

/// <summary>Where things lie in the working tree, found by walking up from the running test assembly.</summary>
public static class Repository
{
    const string Marker = "JourneyMapper.sln";

    public static string Root { get; } = FindRoot();

    /// <summary>The Web project's folder: the content root of an app started from the working tree.</summary>
    public static string WebProject => Path.Combine(Root, "src", "JourneyMapper.Web");

    /// <summary>The built app, of the same configuration as the running tests.</summary>
    public static string WebAssembly => Path.Combine(WebProject, "bin", Configuration, Framework, "JourneyMapper.Web.dll");

    // bin/<configuration>/<framework>/ is where a test assembly lies.
    static string Framework => Path.GetFileName(OutputFolder);

    static string Configuration => Path.GetFileName(Path.GetDirectoryName(OutputFolder)!);

    static string OutputFolder => Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Marker)))
                return folder.FullName;
        throw new DirectoryNotFoundException($"No {Marker} above {AppContext.BaseDirectory}.");
    }
}
