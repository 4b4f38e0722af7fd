using System.Collections.Frozen;

namespace JourneyMapper.Web.Layout;

/// <summary>Our own icon set: strokes on an 18 x 18 grid, drawn by <see cref="Icon"/>. Names are kebab-case.</summary>
public static class Icons
{
    /// <summary>Side of the drawing grid.</summary>
    public const int Grid = 18;

    /// <summary>Path data by name. Looking up a name that does not exist is a mistake of ours and throws.</summary>
    public static FrozenDictionary<string, string> Paths { get; } = new Dictionary<string, string>
    {
        // Shell
        ["logo"] = "M2 13c4 0 4-8 8-8s4 8 6 8",
        ["maps"] = "M2 3h14v12H2zM2 7h14M7 7v8",
        ["person"] = "M9 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 16c0-3 3-5 6-5s6 2 6 5",
        ["people"] = "M7 9a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 7 9zM2 15c0-2.6 2.3-4.2 5-4.2s5 1.6 5 4.2M11.6 3.9a2.7 2.7 0 0 1 0 4.9M13.4 11.2c1.6.5 2.6 1.8 2.6 3.8",
        ["person-plus"] = "M7.5 9a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2 15.5c0-2.8 2.5-4.5 5.5-4.5 1.3 0 2.5.3 3.4.9M13.5 10.5v5M11 13h5",
        ["templates"] = "M2 2h6v6H2zM10 2h6v6h-6zM2 10h6v6H2zM10 10h6v6h-6z",
        ["chart"] = "M2 16V9M7 16V4M12 16v-5M16 16V7",
        ["settings"] = "M3 5h7M14 5h1M12 3v4M3 13h1M8 13h7M6 11v4",
        ["search"] = "M8 13A5 5 0 1 0 8 3a5 5 0 0 0 0 10zM12 12l4 4",
        ["sign-out"] = "M7 3H3v12h4M7 9h9M13 6l3 3-3 3",
        ["sun"] = "M9 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 1.5v1.5M9 15v1.5M1.5 9H3M15 9h1.5M3.7 3.7l1 1M13.3 13.3l1 1M3.7 14.3l1-1M13.3 4.7l1-1",
        ["moon"] = "M15 10.5A6.5 6.5 0 0 1 7.5 3 6.5 6.5 0 1 0 15 10.5z",
        ["system"] = "M2 3h14v9H2zM9 12v4M6 16h6",
        ["globe"] = "M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14zM2 9h14M9 2c2 2 3 4.5 3 7s-1 5-3 7c-2-2-3-4.5-3-7s1-5 3-7z",
        ["bell"] = "M4.5 12.5V8a4.5 4.5 0 0 1 9 0v4.5l1.5 1.5H3zM7.5 16h3",
        ["help"] = "M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14zM7 7.2C7 6 7.8 5.3 9 5.3s2 .8 2 1.8c0 1.5-2 1.6-2 3.1M9 12.6v.1",
        ["offline"] = "M2 2l14 14M4.5 10.5a6.3 6.3 0 0 1 3-1.6M13.5 10.5l-.8-.7M2 7.5a10 10 0 0 1 2.8-1.8M16 7.5A10 10 0 0 0 8 5M9 14v.1",
        ["keyboard"] = "M2 5h14v9H2zM5 8h.1M8 8h.1M11 8h.1M13.5 8h.1M5.5 11h7",

        // Doing
        ["plus"] = "M9 3v12M3 9h12",
        ["minus"] = "M3 9h12",
        ["close"] = "M4 4l10 10M14 4L4 14",
        ["check"] = "M3 9.5l4 4L15 5",
        ["more"] = "M4 9h.1M9 9h.1M14 9h.1",
        ["edit"] = "M3 15l.8-3.5L12.2 3l2.8 2.8-8.5 8.4zM10.5 4.8l2.7 2.7",
        ["trash"] = "M3 5h12M7 5V3h4v2M5 5l.7 10h6.6L13 5M7.7 8v4.5M10.3 8v4.5",
        ["restore"] = "M3 3v4h4M3.3 7A6.3 6.3 0 1 1 3 11",
        ["undo"] = "M6 4L3 7l3 3M3 7h7.5a4 4 0 0 1 0 8H7",
        ["redo"] = "M12 4l3 3-3 3M15 7H7.5a4 4 0 0 0 0 8H11",
        ["copy"] = "M6 6h9v9H6zM12 6V3H3v9h3",
        ["link"] = "M7.5 10.5a3 3 0 0 0 4.3 0l2.7-2.7a3 3 0 0 0-4.3-4.3L9.5 4.2M10.5 7.5a3 3 0 0 0-4.3 0l-2.7 2.7a3 3 0 0 0 4.3 4.3l.7-.7",
        ["import"] = "M9 2v9M5.5 7.5L9 11l3.5-3.5M3 12v3h12v-3",
        ["export"] = "M9 11V2M5.5 5.5L9 2l3.5 3.5M3 12v3h12v-3",
        ["print"] = "M5 7V2h8v5M5 13H2V7h14v6h-3M5 11h8v5H5z",
        ["folder"] = "M2 4h5l2 2h7v9H2z",
        ["folder-plus"] = "M2 4h5l2 2h7v9H2zM9 8.5v4M7 10.5h4",
        ["file"] = "M4 2h7l3 3v11H4zM11 2v3h3",
        ["share"] = "M5 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM13 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM13 15.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM6.8 8.1l4.4-2.6M6.8 9.9l4.4 2.6",
        ["present"] = "M2 3h14v9H2zM9 12v4M6 16h6M7.5 5.5l4 2-4 2z",
        ["eye"] = "M1.5 9S4 4 9 4s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM9 11a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
        ["eye-off"] = "M2 2l14 14M6 4.6A8 8 0 0 1 9 4c5 0 7.5 5 7.5 5a13 13 0 0 1-2.3 2.9M3.6 6.1A13 13 0 0 0 1.5 9S4 14 9 14a8 8 0 0 0 3-.6",
        ["lock"] = "M4 8h10v8H4zM6 8V5.5a3 3 0 0 1 6 0V8",
        ["key"] = "M6 12.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM9.5 9H16v3M13 9v2.5",
        ["history"] = "M9 16a7 7 0 1 0-7-7M2 5v4h4M9 5v4l3 2",
        ["comment"] = "M3 4h12v8H8l-4 3v-3H3z",
        ["star"] = "M9 2l2.1 4.5 4.9.6-3.6 3.4.9 4.9L9 13l-4.3 2.4.9-4.9L2 7.1l4.9-.6z",
        ["flag"] = "M4 16V3h9l-2 3.5L13 10H4",
        ["filter"] = "M2 4h14M5 9h8M7.5 14h3",
        ["sort"] = "M5 3v12M2.5 12.5L5 15l2.5-2.5M10 4h6M10 8h4.5M10 12h3",
        ["calendar"] = "M3 4h12v12H3zM3 8h12M6.5 2v3M11.5 2v3",
        ["clock"] = "M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14zM9 5v4l2.5 2",
        ["drag"] = "M7 4h.1M11 4h.1M7 9h.1M11 9h.1M7 14h.1M11 14h.1",
        ["fit"] = "M2 6V2h4M12 2h4v4M16 12v4h-4M6 16H2v-4",
        ["panel"] = "M2 3h14v12H2zM11 3v12",
        ["info"] = "M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14zM9 8.5V13M9 5.5v.1",
        ["warning"] = "M9 2.5l7 12.5H2zM9 7v4M9 13v.1",
        ["chevron-down"] = "M4 7l5 5 5-5",
        ["chevron-up"] = "M4 11l5-5 5 5",
        ["chevron-left"] = "M11 4L6 9l5 5",
        ["chevron-right"] = "M7 4l5 5-5 5",
        ["arrow-left"] = "M16 9H3M8 4L3 9l5 5",
        ["arrow-right"] = "M2 9h13M10 4l5 5-5 5",

        // Lanes and what stands in them
        ["actions"] = "M3 10l4 4 8-9",
        ["thoughts"] = "M6 12a4 4 0 0 1-.5-8A4.5 4.5 0 0 1 14 6a3 3 0 0 1-1 6zM5 14.5h.1M3.5 16.5h.1",
        ["quotes"] = "M7 5C4.5 5.5 3.5 7.5 3.5 10v3H7.5V9.5h-2M14 5c-2.5.5-3.5 2.5-3.5 5v3h4V9.5h-2",
        ["needs"] = "M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14zM9 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 9h.1",
        ["touchpoints"] = "M5.5 2h7v14h-7zM8 13.5h2",
        ["channels"] = "M3 6h9M9.5 3.5L12 6 9.5 8.5M15 12H6M8.5 9.5L6 12l2.5 2.5",
        ["emotions"] = "M9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14zM6 10.5c1.3 2.3 4.7 2.3 6 0M6.7 6.8v.4M11.3 6.8v.4",
        ["pains"] = "M9 2.5l7 12.5H2zM9 7v4M9 13v.1",
        ["opportunities"] = "M9 2a4.8 4.8 0 0 1 2.5 8.9V13h-5v-2.1A4.8 4.8 0 0 1 9 2zM7 16h4",
        ["metrics"] = "M3 16V9M9 16V3M15 16V7",
        ["images"] = "M2 3h14v12H2zM2 12l4-4 3.5 3.5L12 9l4 4M11.5 6.5h.1",
        ["notes"] = "M3 3h12v8l-4 4H3zM15 11h-4v4",
        ["evidence"] = "M4 2h7l3 3v11H4zM6.5 9l1.7 1.7L12 7M6.5 13.5h5",
        ["front-stage"] = "M2 3h14M3 3v12M15 3v12M3 9c2.5 0 4-2.5 4-6M15 9c-2.5 0-4-2.5-4-6",
        ["back-stage"] = "M2 3h14v7H2zM5 13h8M7 16h4",
        ["support"] = "M9 12a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM9 16A7 7 0 1 0 9 2a7 7 0 0 0 0 14zM4.2 4.2l2.6 2.6M11.2 11.2l2.6 2.6M13.8 4.2l-2.6 2.6M6.8 11.2l-2.6 2.6",
        ["systems"] = "M3 3h12v5H3zM3 10h12v5H3zM6 5.5h.1M6 12.5h.1",
        ["policies"] = "M9 2l6 2v5c0 4-3 6-6 7-3-1-6-3-6-7V4zM6.5 9l1.8 1.8L11.8 7",
    }.ToFrozenDictionary();
}
