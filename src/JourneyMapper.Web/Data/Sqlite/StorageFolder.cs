namespace JourneyMapper.Web.Data;

/// <summary>The folder of the embedded database. One process at a time may have it: <see cref="Claim"/>.</summary>
public sealed class StorageFolder(string path) : IDisposable
{
    private FileStream? claim;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string DatabaseFile => System.IO.Path.Combine(Path, "journeymapper.db");

    public string LockFile => System.IO.Path.Combine(Path, "journeymapper.lock");

    /// <summary>Makes the folder, for its user alone, and holds its lock file until disposal. The system lets go of it when the process dies, however it dies.</summary>
    /// <exception cref="StartException">Another process has it, or it cannot be written.</exception>
    public void Claim()
    {
        try
        {
            // All maps and password hashes will lie in it. A folder that is there already stays as its owner wants it.
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Path);
            else Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"the folder {Path} cannot be made: {e.Message}", e);
        }
        try
        {
            claim = new FileStream(LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartException($"the folder {Path} cannot be written: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new StartException($"the folder {Path} is in use by another JourneyMapper, or cannot be written: {e.Message}", e);
        }
    }

    public void Dispose()
    {
        claim?.Dispose();
        claim = null;
    }
}
