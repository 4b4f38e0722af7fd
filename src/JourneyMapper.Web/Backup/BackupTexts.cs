namespace JourneyMapper.Web.Backup;

/// <summary>Words of the page for backups.</summary>
public sealed class BackupTexts;
