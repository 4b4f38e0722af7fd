using System.Buffers.Binary;
using System.IO.Compression;

namespace JourneyMapper.Web.Pictures;

/// <summary>
/// What the head of a PNG says of its size, and whether the data behind it is as large as that: a small file can unpack to anything. Source: the
/// PNG specification (W3C), sections 5 and 7.
/// </summary>
sealed record PngShape(long Width, long Height, int BitsPerPixel, bool IsInterlaced)
{
    const int ChunkHead = 8;
    const int ChunkFrame = 12;
    const int HeadLength = 13;
    const int BitsInByte = 8;
    const int Piece = 64 << 10;

    static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    /// <summary>Null when the first chunk is no head of a PNG.</summary>
    public static PngShape? Of(ReadOnlySpan<byte> file)
    {
        var head = file[Signature.Length..];
        if (head.Length < ChunkHead + HeadLength || !head[4..ChunkHead].SequenceEqual("IHDR"u8)) return null;
        head = head[ChunkHead..];
        int? channels = head[9] switch { 0 or 3 => 1, 2 => 3, 4 => 2, 6 => 4, _ => null };
        if (channels is not { } count || head[8] is not (1 or 2 or 4 or 8 or 16)) return null;
        return new(BinaryPrimitives.ReadUInt32BigEndian(head), BinaryPrimitives.ReadUInt32BigEndian(head[4..]), head[8] * count, head[12] == 1);
    }

    /// <summary>Unpacks the data piece by piece and counts, no further than it may go.</summary>
    public bool HoldsWhatItSays(byte[] file)
    {
        // Interlaced pictures come in seven passes, each with rows of its own.
        var most = (((Width * BitsPerPixel) + BitsInByte - 1) / BitsInByte + 1) * Height + (IsInterlaced ? (Width + Height) * 8 : 0);
        using var unpacked = new ZLibStream(new MemoryStream(Data(file), writable: false), CompressionMode.Decompress);
        var piece = new byte[Piece];
        long count = 0;
        for (int read; (read = unpacked.Read(piece)) > 0;)
            if ((count += read) > most) return false;
        return count > 0;
    }

    static byte[] Data(byte[] file)
    {
        using var data = new MemoryStream();
        for (var at = Signature.Length; at + ChunkHead <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - ChunkHead) throw new FormatException("A chunk is longer than the file.");
            if (file.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8)) data.Write(file, at + ChunkHead, (int)length);
            at += ChunkFrame + (int)length;
        }

        return data.ToArray();
    }
}
