namespace JourneyMapper.Web.Data;

/// <summary>The application cannot start. The message is the one line that the person who starts it reads; it ends a sentence that has begun.</summary>
public sealed class StartException(string message, Exception? inner = null) : Exception(message, inner);
