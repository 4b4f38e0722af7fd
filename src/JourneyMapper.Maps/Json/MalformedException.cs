namespace JourneyMapper.Maps.Json;

/// <summary>What came over the wire is not of the form that the contract gives.</summary>
/// <param name="path">JSON pointer to the offending member.</param>
/// <param name="isTooLarge">True when it is well-formed but holds more than a submission may.</param>
public sealed class MalformedException(string path, string message, bool isTooLarge = false) : Exception($"{path}: {message}")
{
    public string Path { get; } = path;
    public bool IsTooLarge { get; } = isTooLarge;
}
