using JourneyMapper.Maps.Text;

namespace JourneyMapper.Maps.Operations;

/// <summary>An <c>editText</c> whose delta could not be read: well-formed as JSON, so it is refused in its turn like any other operation.</summary>
internal sealed record FaultyEditText(Guid Id, string Property, DeltaFault Fault) : MapOperation
{
    internal override Applied ApplyTo(MapDraft draft) =>
        draft.Missing(Id, "id") is { } missing ? missing : new Refusal(EditTextOperation.CodeOf(Fault), Id, "delta");
}
