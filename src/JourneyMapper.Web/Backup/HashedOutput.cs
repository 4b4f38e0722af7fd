using System.Security.Cryptography;

namespace JourneyMapper.Web.Backup;

/// <summary>Passes on what is written, and knows how much it was and its SHA-256. Does not close what it writes to.</summary>
internal sealed class HashedOutput(Stream to) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public long Bytes { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        Bytes += bytes.Length;
        to.Write(bytes);
    }

    public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();
}
