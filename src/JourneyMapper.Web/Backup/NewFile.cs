namespace JourneyMapper.Web.Backup;

/// <summary>A file that is there only when it is whole: written as FILE.partial, renamed at the end. Only its owner may read it, for it holds password hashes.</summary>
internal sealed class NewFile : IDisposable
{
    private const int BufferSize = 256 * 1024;

    private readonly string path;
    private bool isWhole;

    private NewFile(string path, FileStream stream) => (this.path, Stream) = (path, stream);

    public FileStream Stream { get; }

    private string PartialPath => Stream.Name;

    /// <exception cref="ArchiveException">There is a file of that name.</exception>
    /// <exception cref="IOException">It cannot be written there, or somebody else is writing it.</exception>
    public static NewFile Create(string path)
    {
        if (Path.Exists(path)) throw Exists(path);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = BufferSize };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new(path, new FileStream(path + ".partial", options));
    }

    /// <summary>All of it is on the disk: now it gets its name.</summary>
    /// <exception cref="ArchiveException">Somebody else has made a file of that name meanwhile; it stays as it is.</exception>
    public void Complete()
    {
        Stream.Flush(flushToDisk: true);
        if (Path.Exists(path)) throw Exists(path);
        File.Move(PartialPath, path);
        isWhole = true;
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (!isWhole) File.Delete(PartialPath);
    }

    private static ArchiveException Exists(string path) => new($"{path} exists already; choose another name");
}
