namespace JourneyMapper.Web.Layout;

/// <summary>Words of the shell: <c>IStringLocalizer&lt;LayoutTexts&gt;</c> reads LayoutTexts.resx beside this file.</summary>
public sealed class LayoutTexts;
