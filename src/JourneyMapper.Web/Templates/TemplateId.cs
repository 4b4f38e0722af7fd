using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Web.Templates;

/// <summary>
/// The id of a built-in template: a UUID of version 5 (RFC 9562) over its name in a namespace of ours. The same on every server and in every
/// version of the product, and programs may compute it.
/// </summary>
public static class TemplateId
{
    /// <summary>The namespace of the names; docs/api.md names it.</summary>
    public static readonly Guid Namespace = new("6f1d8a52-3b0e-5c47-9a61-2e7c4d90b815");

    const int Bytes = 16;

    public static Guid Of(string name)
    {
        byte[] named = [.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)];
        // RFC 9562 says SHA-1; it names things here and protects nothing.
#pragma warning disable CA5350
        var hash = SHA1.HashData(named)[..Bytes];
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }
}
