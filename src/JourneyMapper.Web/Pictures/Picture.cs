namespace JourneyMapper.Web.Pictures;

/// <summary>A picture as it is stored: written by us from pixels, so that it holds nothing else — no place, no camera, no other file behind it.</summary>
/// <param name="Type">Media type.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record Picture(string Type, int Width, int Height, byte[] Bytes);

/// <summary>Why a picture is not taken. Names are codes of the API and keys of PictureTexts.</summary>
public enum PictureProblem
{
    /// <summary>No PNG and no JPEG, whatever its name says, or a damaged one.</summary>
    NotAPicture,

    /// <summary>More bytes than <see cref="PictureLimits.UploadBytes"/>.</summary>
    TooLarge,

    /// <summary>More pixels than <see cref="PictureLimits"/> allow.</summary>
    TooManyPixels,

    /// <summary>The workspace has as many as it may have.</summary>
    TooMany,

    /// <summary>Whoever asks may not change maps.</summary>
    Forbidden,
}

/// <summary>What came of taking a picture apart: the picture, or the problem.</summary>
public readonly record struct PictureReading(Picture? Picture, PictureProblem Problem)
{
    public static implicit operator PictureReading(Picture picture) => new(picture, default);

    public static implicit operator PictureReading(PictureProblem problem) => new(null, problem);
}
