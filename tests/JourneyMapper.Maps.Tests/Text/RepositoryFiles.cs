using System.Runtime.CompilerServices;

namespace JourneyMapper.Maps.Tests.Text;

/// <summary>Files of the source tree that tests read, found from where this file was compiled.</summary>
static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "JourneyMapper.sln")))
                return folder;
        }

        // Compiled elsewhere: look upwards from the test's own folder.
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "JourneyMapper.sln")))
                return folder;
        }

        throw new DirectoryNotFoundException("The folder of JourneyMapper.sln was not found.");
    }
}
