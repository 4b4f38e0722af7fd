using System.Text;
using BigGustave;
using JourneyMapper.Web.Pictures;
using Xunit;

namespace JourneyMapper.Web.Tests.Pictures;

/// <summary>What is taken for a picture, and what is left of it.</summary>
public sealed class PictureReaderTests
{
    [Fact]
    public void A_png_keeps_its_pixels_and_what_can_be_seen_through()
    {
        var picture = PictureReader.Read(Samples.Png()).Picture!;

        Assert.Equal(("image/png", 6, 4), (picture.Type, picture.Width, picture.Height));
        var pixels = Png.Open(picture.Bytes);
        Assert.Equal(new Pixel(200, 10, 10, 255, false), pixels.GetPixel(0, 0));
        Assert.Equal(0, pixels.GetPixel(5, 3).A);
    }

    [Fact]
    public void A_jpeg_is_written_anew_without_what_else_it_holds()
    {
        const string Note = "59.3293N 18.0686E";
        var upload = (byte[])[.. Samples.Jpeg(note: Note), .. Encoding.ASCII.GetBytes("PK a second file behind the first")];
        Assert.Contains(Note, Encoding.Latin1.GetString(upload), StringComparison.Ordinal);

        var picture = PictureReader.Read(upload).Picture!;

        Assert.Equal(("image/jpeg", 16, 8), (picture.Type, picture.Width, picture.Height));
        var written = Encoding.Latin1.GetString(picture.Bytes);
        Assert.DoesNotContain(Note, written, StringComparison.Ordinal);
        Assert.DoesNotContain("a second file", written, StringComparison.Ordinal);
        Assert.Equal(("image/jpeg", 16, 8), Shape(PictureReader.Read(picture.Bytes)));
    }

    [Fact]
    public void What_only_looks_like_a_picture_is_none()
    {
        byte[][] uploads =
        [
            [],
            Samples.Drawing,
            Encoding.ASCII.GetBytes("GIF89a"),
            Encoding.ASCII.GetBytes("<!doctype html><script>alert(1)</script>"),
            [0xFF, 0xD8, 0xFF, .. Samples.Drawing],
            [.. Samples.Png()[..8], .. Samples.Drawing],
            Samples.Png()[..40],
            Samples.Jpeg(64, 64)[..300],
        ];

        Assert.All(uploads, upload => Assert.Equal(new PictureReading(null, PictureProblem.NotAPicture), PictureReader.Read(upload)));
    }

    [Fact]
    public void A_small_file_that_unpacks_to_more_than_it_says_is_no_picture()
    {
        const int Huge = 64 << 20;
        var bomb = Samples.PngOf(10, 10, Huge);
        Assert.InRange(bomb.Length, 1, 100_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(PictureProblem.NotAPicture, PictureReader.Read(bomb).Problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Huge / 8);
    }

    [Fact]
    public void More_bytes_or_pixels_than_the_limits_allow_are_refused_before_they_are_unpacked()
    {
        Assert.Equal(PictureProblem.TooManyPixels, PictureReader.Read(Samples.PngOf(PictureLimits.Side + 1, 1, 10)).Problem);
        Assert.Equal(PictureProblem.TooManyPixels, PictureReader.Read(Samples.PngOf(4_000, 4_000, 10)).Problem);
        Assert.Equal(PictureProblem.TooManyPixels, PictureReader.Read(Samples.PngOf(uint.MaxValue, uint.MaxValue, 10)).Problem);
        Assert.Equal(PictureProblem.TooManyPixels, PictureReader.Read(Samples.Jpeg(PictureLimits.Side + 1, 1)).Problem);
        Assert.Equal(PictureProblem.TooLarge, PictureReader.Read(new byte[PictureLimits.UploadBytes + 1]).Problem);
    }

    private static (string?, int, int) Shape(PictureReading reading) => (reading.Picture?.Type, reading.Picture?.Width ?? 0, reading.Picture?.Height ?? 0);
}
