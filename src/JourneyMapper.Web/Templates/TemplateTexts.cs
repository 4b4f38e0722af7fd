namespace JourneyMapper.Web.Templates;

/// <summary>Words around the templates; their own stand in their files.</summary>
public sealed class TemplateTexts;
