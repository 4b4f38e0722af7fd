using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace JourneyMapper.Web.Accounts;

/// <summary>Secrets of links and programs. They are random (or an owner's own choice), so a plain hash is enough to keep them.</summary>
public static class Secret
{
    const int Bytes = 32;

    /// <summary>A new secret of 43 letters, digits, "-" and "_": fit for an address and a header.</summary>
    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>What is stored: SHA-256 in lower-case hexadecimal digits.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares in a time that tells nothing.</summary>
    public static bool SameHash(string one, string other) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(one), Encoding.ASCII.GetBytes(other));
}
