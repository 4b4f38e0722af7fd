namespace JourneyMapper.Web.Backup;

/// <summary>
/// What an archive may ask of whoever restores it. The same limits hold when one is made, so that nobody keeps an archive that does not come back.
/// </summary>
/// <param name="Uncompressed">Bytes of all entries together.</param>
/// <param name="Ratio">Uncompressed bytes for each byte of the file, once there are more than <paramref name="FreeOfRatio"/>.</param>
/// <param name="FreeOfRatio">Bytes. Rows are streamed: that much harms nobody, however small the file is.</param>
/// <param name="Line">Bytes of one row.</param>
public sealed record ArchiveLimits(long Uncompressed, int Ratio, long FreeOfRatio, int Line)
{
    /// <summary>Bytes of <c>manifest.json</c>.</summary>
    public const int LargestManifest = 1 << 20;

    /// <summary>More entries than there will ever be tables.</summary>
    public const int MostEntries = 200;

    private const long Gibibyte = 1L << 30;
    private const int Mebibyte = 1 << 20;

    // A submission is at most 10 MB; its row holds it, what it undoes, and the elements that a restoration brings back.
    public static readonly ArchiveLimits Default = new(Uncompressed: 256 * Gibibyte, Ratio: 200, FreeOfRatio: Gibibyte, Line: 256 * Mebibyte);
}
