namespace JourneyMapper.Web.Api;

/// <summary>Words of the problems that programs are answered with: one text per code.</summary>
public sealed class ApiTexts;
