using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace JourneyMapper.Web.Layout;

/// <summary>
/// A component that things which happen elsewhere make render: another person's edit, a change of rights. Their thread speaks no language,
/// or somebody else's; what is rendered for it here is in the language of whoever looks.
/// </summary>
public abstract class LiveComponent : ComponentBase
{
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo language = CultureInfo.CurrentUICulture;

    protected new Task InvokeAsync(Action work) => InvokeAsync(() =>
    {
        work();
        return Task.CompletedTask;
    });

    protected new Task InvokeAsync(Func<Task> work) => base.InvokeAsync(async () =>
    {
        // Async, so that the caller's own thread keeps its language.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
        await work();
    });
}
