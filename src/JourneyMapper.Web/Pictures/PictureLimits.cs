namespace JourneyMapper.Web.Pictures;

/// <summary>What a picture may be, held by the server whatever a page has done to it before.</summary>
public static class PictureLimits
{
    /// <summary>Bytes that are taken in.</summary>
    public const int UploadBytes = 8 << 20;

    /// <summary>Bytes that are read, most of them for nothing, so that whoever sends too many is told.</summary>
    public const int HeardOutBytes = 64 << 20;

    /// <summary>Pixels of the longer side.</summary>
    public const int Side = 4_096;

    /// <summary>Pixels in all: taking a picture apart costs time and memory for each.</summary>
    public const int Pixels = 12_000_000;

    /// <summary>Pictures in a workspace.</summary>
    public const int InWorkspace = 20_000;

    /// <summary>Pictures that are taken apart at the same time.</summary>
    public const int AtOnce = 2;

    /// <summary>Of the JPEGs that are written, 0-100.</summary>
    public const int JpegQuality = 85;
}
