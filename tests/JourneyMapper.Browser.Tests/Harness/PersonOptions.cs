using Microsoft.Playwright;

namespace JourneyMapper.Browser.Tests.Harness;

/// <summary>Who sits before the browser, and what kind of browser it is.</summary>
sealed record PersonOptions
{
    public static readonly ViewportSize Laptop = new() { Width = 1440, Height = 900 };
    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };
    public static readonly ViewportSize Projector = new() { Width = 1920, Height = 1080 };

    /// <summary>For messages only.</summary>
    public string Name { get; init; } = "Ann";

    /// <summary>What the browser asks for: en-GB, sv-SE or da-DK.</summary>
    public string Locale { get; init; } = "en-GB";

    public ColorScheme Theme { get; init; } = ColorScheme.Light;

    public ViewportSize Viewport { get; init; } = Laptop;

    /// <summary>Without movement by default, so that what is looked at stands still.</summary>
    public ReducedMotion Motion { get; init; } = ReducedMotion.Reduce;

    public bool Touch { get; init; }

    /// <summary>On the board for the first time: the first hints are shown.</summary>
    public bool IsNew { get; init; }

    /// <summary>What a browser has kept from an earlier visit (Playwright's storage state), such as being signed in; null = a new browser.</summary>
    public string? Kept { get; init; }
}
