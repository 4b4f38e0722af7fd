namespace JourneyMapper.Web.Examples;

/// <summary>Words around the examples; their own stand in their files.</summary>
public sealed class ExampleTexts;
