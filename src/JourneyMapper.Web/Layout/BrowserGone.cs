using Microsoft.JSInterop;

namespace JourneyMapper.Web.Layout;

/// <summary>
/// What a call to a browser that has gone fails with: it was gone before, or it went while the answer was awaited. Then there is nobody to
/// tell and nothing to tidy up.
/// </summary>
static class BrowserGone
{
    public static bool Says(Exception error) => error is JSDisconnectedException or TaskCanceledException;
}
