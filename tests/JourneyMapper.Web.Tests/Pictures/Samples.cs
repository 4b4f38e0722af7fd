using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using BigGustave;
using BitMiracle.LibJpeg.Classic;

namespace JourneyMapper.Web.Tests.Pictures;

/// <summary>Pictures made for tests, and files that only look like some.</summary>
internal static class Samples
{
    public static readonly byte[] Drawing = Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");

    /// <summary>Red on the left half; the right half lets the ground through.</summary>
    public static byte[] Png(int width = 6, int height = 4)
    {
        var builder = PngBuilder.Create(width, height, hasAlphaChannel: true);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++) builder.SetPixel(new Pixel(200, 10, 10, (byte)(x < width / 2 ? 255 : 0), false), x, y);
        using var written = new MemoryStream();
        builder.Save(written);
        return written.ToArray();
    }

    /// <summary>Evenly blue, with words in it that belong to nobody else: as a camera writes where it was.</summary>
    public static byte[] Jpeg(int width = 16, int height = 8, string? note = null)
    {
        using var written = new MemoryStream();
        var to = new jpeg_compress_struct { Image_width = width, Image_height = height, Input_components = 3, In_color_space = J_COLOR_SPACE.JCS_RGB };
        to.jpeg_set_defaults();
        to.jpeg_stdio_dest(written);
        to.jpeg_start_compress(true);
        if (note is not null) to.jpeg_write_marker((int)JPEG_MARKER.COM, Encoding.ASCII.GetBytes(note));
        byte[][] row = [[.. Enumerable.Range(0, width).SelectMany(_ => new byte[] { 20, 40, 220 })]];
        for (var y = 0; y < height; y++) to.jpeg_write_scanlines(row, 1);
        to.jpeg_finish_compress();
        return written.ToArray();
    }

    /// <summary>A PNG whose head says one size while its data unpacks to this many bytes of nothing.</summary>
    public static byte[] PngOf(uint width, uint height, int unpacked)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) zip.Write(new byte[unpacked]);
        var head = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(head, width);
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 2);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], Crc32(body));
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)data.Length);
        return [.. length, .. body, .. sum];
    }

    // ISO 3309, as PNG asks for it.
    private static byte[] Crc32(byte[] body)
    {
        var sum = uint.MaxValue;
        foreach (var one in body)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++) sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320u);
        }

        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, ~sum);
        return bytes;
    }
}
