using JourneyMapper.Web.Exchange;

namespace JourneyMapper.Web.SourceLibrary;

/// <summary>The name under which a file is kept and given out again: one that every file system takes and nobody can lead elsewhere with.</summary>
static class SourceFileName
{
    const int MostOfExtension = 10;
    const string Unnamed = "file";
    const string Unknown = "bin";

    public static string Clean(string name)
    {
        // Some browsers send the whole path.
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        var dot = last.LastIndexOf('.');
        var extension = dot < 0 ? "" : last[(dot + 1)..].ToLowerInvariant();
        var isPlain = extension.Length is > 0 and <= MostOfExtension && extension.All(char.IsAsciiLetterOrDigit);
        return ExportName.Of(isPlain ? last[..dot] : last, Unnamed, isPlain ? extension : Unknown);
    }
}
