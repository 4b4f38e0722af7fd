using System.Text;
using System.Text.Unicode;

namespace JourneyMapper.Web.Exchange;

/// <summary>Bytes of a file as text: UTF-8 with or without a byte order mark, UTF-16 with one.</summary>
static class ImportText
{
    /// <summary>Most bytes of a file.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>The same for people.</summary>
    public static string MaxSize => $"{MaxBytes / 1024 / 1024} MB";

    static readonly UTF8Encoding Utf8Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text without its byte order mark, or what is wrong with the bytes.</summary>
    public static (string? Text, ImportNote? Error) Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, .. var little] => (new UnicodeEncoding(false, false, true).GetString(little), null),
                [0xFE, 0xFF, .. var big] => (new UnicodeEncoding(true, false, true).GetString(big), null),
                [0xEF, 0xBB, 0xBF, .. var rest] => DecodeUtf8(rest),
                _ => DecodeUtf8(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            return (null, new ImportNote(ExchangeCodes.InvalidEncoding, null, []));
        }
    }

    /// <summary>The text as UTF-8, or null when it holds half a surrogate pair.</summary>
    public static byte[]? TryEncode(string text)
    {
        try
        {
            return Utf8Strict.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    static (string?, ImportNote?) DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        var chars = new char[bytes.Length];
        Utf8.ToUtf16(bytes, chars, out int read, out int written, replaceInvalidSequences: false);
        if (read == bytes.Length) return (new string(chars, 0, written), null);
        return (null, new ImportNote(ExchangeCodes.InvalidEncoding, bytes[..read].Count((byte)'\n') + 1, []));
    }
}
