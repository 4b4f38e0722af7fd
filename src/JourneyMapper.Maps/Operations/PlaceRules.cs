using JourneyMapper.Maps.Elements;

namespace JourneyMapper.Maps.Operations;

/// <summary>Which kinds of elements may stand where.</summary>
internal static class PlaceRules
{
    /// <summary>Refuses a place whose ids name elements of the wrong kind. Both ids stand.</summary>
    public static Refusal? Check(MapDraft draft, ElementKind kind, Place place) => IsOfPersonas(kind) != draft.Now.IsPersona
        ? new Refusal(RefusalCode.InvalidPlace, draft.MapId)
        : CheckIds(draft, kind, place);

    private static bool IsOfPersonas(ElementKind kind) => kind == Section.Kind || kind == Trait.Kind;

    private static Refusal? CheckIds(MapDraft draft, ElementKind kind, Place place) => kind.Name switch
    {
        "step" => Expect(draft, place.Parent, Stage.Kind),
        "card" => Expect(draft, place.Parent, Lane.Kind) ?? Expect(draft, place.Second, Step.Kind),
        "evidence" or "measurement" => Expect(draft, place.Parent, Card.Kind),
        "line" => Expect(draft, place.Parent, Lane.Kind),
        "link" => ExpectEnd(draft, place.Parent) ?? ExpectEnd(draft, place.Second),
        _ => null,
    };

    private static Refusal? Expect(MapDraft draft, Guid id, ElementKind kind) =>
        draft.Find(id)!.Kind == kind ? null : new Refusal(RefusalCode.InvalidPlace, id);

    private static Refusal? ExpectEnd(MapDraft draft, Guid id) =>
        draft.Find(id)!.Kind is var kind && (kind == Card.Kind || kind == Step.Kind) ? null : new Refusal(RefusalCode.InvalidPlace, id);
}
