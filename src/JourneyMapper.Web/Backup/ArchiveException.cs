namespace JourneyMapper.Web.Backup;

/// <summary>An archive cannot be made or restored. The message is the one line that the person reads; it ends a sentence that has begun.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
