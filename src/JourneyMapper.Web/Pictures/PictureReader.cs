using BigGustave;
using BitMiracle.LibJpeg.Classic;

namespace JourneyMapper.Web.Pictures;

/// <summary>
/// Takes a picture apart by its content and writes it anew. PNG and JPEG only: the page turns what else a browser can show into one of them,
/// and a drawing that can hold scripts (SVG) is never taken.
/// </summary>
public static class PictureReader
{
    static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];

    public static PictureReading Read(byte[] upload)
    {
        if (upload.Length > PictureLimits.UploadBytes) return PictureProblem.TooLarge;
        try
        {
            if (PngShape.IsPng(upload)) return ReadPng(upload);
            return upload.AsSpan().StartsWith(Jpeg) ? ReadJpeg(upload) : PictureProblem.NotAPicture;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The readers meet damage in many ways: an index, a missing table, an end too early.
            return PictureProblem.NotAPicture;
        }
    }

    static bool IsTooMany(long width, long height) => Math.Max(width, height) > PictureLimits.Side || width * height > PictureLimits.Pixels;

    static PictureReading ReadPng(byte[] upload)
    {
        var shape = PngShape.Of(upload);
        if (shape is null || shape.Width == 0 || shape.Height == 0) return PictureProblem.NotAPicture;
        if (IsTooMany(shape.Width, shape.Height)) return PictureProblem.TooManyPixels;
        if (!shape.HoldsWhatItSays(upload)) return PictureProblem.NotAPicture;
        var png = Png.Open(upload);
        var builder = PngBuilder.Create(png.Width, png.Height, png.HasAlphaChannel);
        for (var y = 0; y < png.Height; y++)
            for (var x = 0; x < png.Width; x++) builder.SetPixel(png.GetPixel(x, y), x, y);
        using var written = new MemoryStream();
        builder.Save(written);
        return new Picture("image/png", png.Width, png.Height, written.ToArray());
    }

    static PictureReading ReadJpeg(byte[] upload)
    {
        var from = new jpeg_decompress_struct(new QuietErrors());
        from.jpeg_stdio_src(new MemoryStream(upload, writable: false));
        from.jpeg_read_header(true);
        if (IsTooMany(from.Image_width, from.Image_height)) return PictureProblem.TooManyPixels;
        // Colours for a printing press look wrong in every browser.
        if (from.Jpeg_color_space is J_COLOR_SPACE.JCS_CMYK or J_COLOR_SPACE.JCS_YCCK) return PictureProblem.NotAPicture;
        var isGrey = from.Jpeg_color_space == J_COLOR_SPACE.JCS_GRAYSCALE;
        from.Out_color_space = isGrey ? J_COLOR_SPACE.JCS_GRAYSCALE : J_COLOR_SPACE.JCS_RGB;
        from.jpeg_start_decompress();

        using var written = new MemoryStream();
        var to = new jpeg_compress_struct(new QuietErrors()) { Image_width = from.Output_width, Image_height = from.Output_height };
        (to.Input_components, to.In_color_space) = isGrey ? (1, J_COLOR_SPACE.JCS_GRAYSCALE) : (3, J_COLOR_SPACE.JCS_RGB);
        to.jpeg_set_defaults();
        to.jpeg_set_quality(PictureLimits.JpegQuality, true);
        to.jpeg_stdio_dest(written);
        to.jpeg_start_compress(true);
        byte[][] row = [new byte[from.Output_width * to.Input_components]];
        while (from.Output_scanline < from.Output_height)
        {
            from.jpeg_read_scanlines(row, 1);
            to.jpeg_write_scanlines(row, 1);
        }

        to.jpeg_finish_compress();
        from.jpeg_finish_decompress();
        return new Picture("image/jpeg", to.Image_width, to.Image_height, written.ToArray());
    }

    /// <summary>The library's own would write to the console; a picture that ends too early is shown grey where it ends, so warnings are damage too.</summary>
    sealed class QuietErrors : jpeg_error_mgr
    {
        public override void error_exit() => throw new FormatException("The JPEG is damaged.");

        public override void emit_message(int msg_level)
        {
            if (msg_level < 0) error_exit();
        }

        public override void output_message() { }
    }
}
