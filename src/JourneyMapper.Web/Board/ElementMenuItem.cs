using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;

namespace JourneyMapper.Web.Board;

/// <summary>One thing that can be done with an element: its text's name in the resources, icon, keys and what it does.</summary>
public sealed record ElementMenuItem(string Text, string Icon, string? Keys, Func<Task> Run, bool IsDanger = false)
{
    /// <summary>What can be done with this element now, the most wanted first.</summary>
    public static IReadOnlyList<ElementMenuItem> For(JourneyMap map, Element element, BoardScript script) => element.Kind.Name switch
    {
        "stage" => [Rename(element, script), .. Neighbours(map, element, script), .. Shifts(map, element, script, "Menu.MoveLeft", "Menu.MoveRight"), Panel(script), Remove(element, script)],
        "step" => [Rename(element, script), .. Neighbours(map, element, script), .. Shifts(map, element, script, "Menu.MoveLeft", "Menu.MoveRight"), Panel(script), Remove(element, script)],
        "lane" => [Rename(element, script), .. Shifts(map, element, script, "Menu.MoveUp", "Menu.MoveDown"), Panel(script), Remove(element, script)],
        "card" => [Rename(element, script), .. Shifts(map, element, script, "Menu.MoveUp", "Menu.MoveDown"), Panel(script), Remove(element, script)],
        "actor" => [Rename(element, script), .. Shifts(map, element, script, "Menu.MoveLeft", "Menu.MoveRight"), Panel(script), Remove(element, script)],
        _ => [Remove(element, script)],
    };

    static ElementMenuItem Rename(Element element, BoardScript script) =>
        new("Menu.Edit", "edit", "Enter", () => script.EditAsync(element.Id, element.Kind.Caption!.Name).AsTask());

    static ElementMenuItem Panel(BoardScript script) => new("Menu.Panel", "panel", "Ctrl+Enter", () =>
    {
        script.TogglePanel();
        return Task.CompletedTask;
    });

    static ElementMenuItem Remove(Element element, BoardScript script) => new("Menu.Remove", "trash", "Del", () => script.Remove(element.Id), IsDanger: true);

    static IEnumerable<ElementMenuItem> Neighbours(JourneyMap map, Element element, BoardScript script)
    {
        yield return new("Menu.InsertLeft", "plus", null, () => InsertAsync(element, element.Id, script));
        yield return new("Menu.InsertRight", "plus", null, () => InsertAsync(element, map.NextSibling(element)?.Id, script));
    }

    static Task InsertAsync(Element beside, Guid? before, BoardScript script) =>
        beside.Kind == Stage.Kind ? Adding.StageAsync(script, before) : Adding.StepAsync(script, beside.Place.Parent, before);

    static IEnumerable<ElementMenuItem> Shifts(JourneyMap map, Element element, BoardScript script, string back, string forth)
    {
        if (map.PreviousSibling(element) is { } previous)
            yield return new(back, "arrow-left", "Alt+" + Arrow(back), () => MoveAsync(element, previous.Id, script));
        if (map.NextSibling(element) is { } next)
            yield return new(forth, "arrow-right", "Alt+" + Arrow(forth), () => MoveAsync(element, map.NextSibling(next)?.Id, script));
    }

    static async Task MoveAsync(Element element, Guid? before, BoardScript script)
    {
        await script.DoAsync(new MoveOperation(element.Id, before));
        await script.FocusAsync(element.Id);
    }

    static string Arrow(string move) => move switch { "Menu.MoveLeft" => "←", "Menu.MoveRight" => "→", "Menu.MoveUp" => "↑", _ => "↓" };
}
