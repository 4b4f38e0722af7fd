using System.Text.Json.Nodes;
using JourneyMapper.Maps;
using JourneyMapper.Maps.Elements;
using JourneyMapper.Maps.Operations;
using JourneyMapper.Maps.Templates;
using JourneyMapper.Web.Exchange;
using Xunit;

namespace JourneyMapper.Web.Tests.Exchange;

public sealed class JsonFormatTests
{
    static readonly JourneyMap Sample = NewSample();

    [Fact]
    public void An_export_names_its_format_and_is_the_map()
    {
        string text = Maps.Export(JsonFormat.Export, Sample);
        JsonNode file = JsonNode.Parse(text)!;

        Assert.StartsWith("{\n  \"format\": \"journeymapper\",\n  \"formatVersion\": 1,\n  \"id\": ", text, StringComparison.Ordinal);
        Assert.Equal((Sample.Id.ToString("D"), "Åsas resa 😀", "serviceBlueprint"), ((string)file["id"]!, (string)file["title"]!, (string)file["kind"]!));
        Assert.Equal(Sample.Count, file["elements"]!.AsArray().Count);
        Assert.Contains("Åsas resa", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_exported_is_imported_equal_but_for_id_and_version()
    {
        JourneyMap again = Maps.Import(JsonFormat.Import, Maps.Export(JsonFormat.Export, Sample));

        Assert.Equal(Maps.Content(Sample), Maps.Content(again));
        Assert.NotEqual(Sample.Id, again.Id);
        Assert.Equal(1, again.Version);
    }

    [Theory]
    [InlineData("", "malformed@1")]
    [InlineData("{", "malformed@1")]
    [InlineData("{\n  \"format\": \"journeymapper\",\n  nonsense\n}", "malformed@3")]
    [InlineData("[\n1]", "malformed@1")]
    [InlineData("{}", "otherFormat@1 /format")]
    [InlineData("{\n\"format\": 5}", "otherFormat@2 /format")]
    [InlineData("{\n\n\"format\": \"tldraw\"}", "otherFormat@3 /format")]
    [InlineData("{\"format\": \"journeymapper\"}", "malformed@1 /formatVersion")]
    [InlineData("{\"format\": \"journeymapper\",\n\"formatVersion\": \"1\"}", "malformed@2 /formatVersion")]
    [InlineData("{\"format\": \"journeymapper\",\n\"formatVersion\": 0}", "malformed@2 /formatVersion")]
    [InlineData("{\"format\": \"journeymapper\",\n\"formatVersion\": 2}", "newerFormat@2 /formatVersion")]
    [InlineData("{\"format\": \"journeymapper\",\n\"formatVersion\": 1}", "malformed@1 /elements")]
    [InlineData("{\"format\": \"journeymapper\",\n\"format\": \"journeymapper\"}", "malformed@2 /format")]
    public void What_is_no_map_of_ours_is_refused_with_its_place(string text, string expected) => Assert.Equal(expected, Show(Maps.Error(JsonFormat.Import, text)));

    [Theory]
    [InlineData("{ \"kind\": \"stage\", \"id\": \"ID1\", \"title\": 5 }", "invalidValue@6 /elements/0/title")]
    [InlineData("{ \"kind\": \"stage\",\n \"id\": \"ID1\",\n \"title\": \"\\u0000\" }", "invalidText@8 /elements/0/title")]
    [InlineData("{ \"kind\": \"stage\", \"id\": \"ID1\",\n \"shape\": \"round\" }", "unknownProperty@7 /elements/0/shape")]
    [InlineData("{ \"kind\": \"stage\", \"id\": \"ID1\" },\n{ \"kind\": \"stage\",\n \"id\": \"ID1\" }", "idTaken@8 /elements/1/id")]
    [InlineData("{ \"kind\": \"step\", \"id\": \"ID1\",\n\"stageId\": \"ID2\" }", "unknownElement@7 /elements/0/stageId")]
    [InlineData("{ \"kind\": \"step\", \"id\": \"ID1\" }", "invalidPlace@6 /elements/0/stageId")]
    [InlineData("{ \"kind\": \"actor\", \"id\": \"ID1\" },\n{ \"kind\": \"step\", \"id\": \"ID2\", \"stageId\": \"ID1\" }", "invalidPlace@7 /elements/1/stageId")]
    [InlineData("{ \"kind\": \"planet\", \"id\": \"ID1\" }", "malformed@6 /elements/0/kind")]
    [InlineData("{ \"kind\": \"stage\", \"id\": \"mine\" }", "malformed@6 /elements/0/id")]
    [InlineData("{ \"kind\": \"stage\",\n \"id\": \"ID1\",\n \"id\": \"ID2\" }", "malformed@8 /elements/0/id")]
    [InlineData("5", "malformed@6 /elements/0")]
    public void What_the_map_refuses_is_shown_in_the_file(string elements, string expected)
    {
        string text = "{\n\"format\": \"journeymapper\",\n\"formatVersion\": 1,\n\"title\": \"\",\n\"elements\": [\n" + elements + "\n]}";
        text = text.Replace("ID1", "0197aa00-0000-7000-8000-000000000001", StringComparison.Ordinal).Replace("ID2", "0197aa00-0000-7000-8000-000000000002", StringComparison.Ordinal);

        Assert.Equal(expected, Show(Maps.Error(JsonFormat.Import, text)));
    }

    [Fact]
    public void A_title_that_is_too_long_and_an_element_too_many_are_refused()
    {
        string Elements(int count) => string.Join(",\n", Enumerable.Range(0, count).Select(_ => $"{{\"kind\":\"stage\",\"id\":\"{Guid.NewGuid()}\"}}"));
        string File(string title, int count) => $"{{\"format\":\"journeymapper\",\"formatVersion\":1,\n\"title\":\"{title}\",\n\"elements\":[\n{Elements(count)}]}}";

        Assert.Equal("limit@2 /title", Show(Maps.Error(JsonFormat.Import, File(new string('x', 301), 0))));
        Assert.Equal("limit@204 /elements/200", Show(Maps.Error(JsonFormat.Import, File("", 201))));
        Assert.Equal("limit@3 /elements", Show(Maps.Error(JsonFormat.Import, File("", 5_001))));
    }

    // No theory: attributes cannot hold half a letter.
    [Fact]
    public void Half_a_letter_is_refused() => Assert.Equal("malformed@", Show(Maps.Error(JsonFormat.Import, "{ \"a\": \"\ud800\" }")));

    [Fact]
    public void Deep_nesting_is_refused_at_its_line()
    {
        string deep = "{\n\"a\": " + new string('[', 100_000);

        Assert.Equal("malformed@2", Show(Maps.Error(JsonFormat.Import, deep)));
    }

    static string Show(ImportNote note) => $"{note.Code}@{note.Line} {note.Pointer}".TrimEnd();

    static JourneyMap NewSample()
    {
        var map = JourneyMap.Empty(Guid.CreateVersion7());
        Guid New(out InsertOperation insert, ElementKind kind, params PropertyValue[] properties) => (insert = new(kind, Guid.CreateVersion7(), [.. properties])).Id;
        List<MapOperation> operations = [.. MapKinds.ServiceBlueprint.Start(map.Id, "Åsas resa 😀", lane => lane.Name)];
        Guid LaneOf(string kind)
        {
            Guid id = New(out var lane, Lane.Kind, PropertyValue.Of(Lane.LaneKind, kind), PropertyValue.Of(Lane.Title, kind));
            operations.Add(lane);
            return id;
        }
        Guid Add(ElementKind kind, params PropertyValue[] properties)
        {
            Guid id = New(out var insert, kind, properties);
            operations.Add(insert);
            return id;
        }
        operations.Add(SetOperation.Of(map.Id, MapHead.Goal, "One\n\ttwo"));
        operations.Add(SetOperation.Of(map.Id, MapHead.ReviewDue, new DateOnly(2027, 2, 28)));
        Guid anna = Add(Actor.Kind, PropertyValue.Of(Actor.Name, "Anna"), PropertyValue.Of(Actor.Color, "#12ab9F"), PropertyValue.Of(Actor.PersonaId, Guid.NewGuid()));
        Guid stage = Add(Stage.Kind, PropertyValue.Of(Stage.Title, ""), PropertyValue.Of(Stage.Color, "teal"));
        Guid one = Add(Step.Kind, new("stageId", stage), PropertyValue.Of(Step.Title, "One")), two = Add(Step.Kind, new("stageId", stage), PropertyValue.Of(Step.Ours, false));
        Guid emotions = LaneOf("emotions"), pains = LaneOf("pains"), opportunities = LaneOf("opportunities");
        Add(Card.Kind, new("laneId", emotions), new("stepId", one), PropertyValue.Of(Card.Score, -1.25m), PropertyValue.Of(Card.ActorId, anna));
        Guid pain = Add(Card.Kind, new("laneId", pains), new("stepId", two), PropertyValue.Of(Card.Text, "<b>\"Long\" & queue</b>"), PropertyValue.Of(Card.Severity, 5));
        Guid idea = Add(Card.Kind, new("laneId", opportunities), new("stepId", one), PropertyValue.Of(Card.Span, 2), PropertyValue.Of(Card.Due, new DateOnly(2027, 1, 1)));
        Add(Evidence.Kind, new("cardId", pain), PropertyValue.Of(Evidence.Source, "Survey"), PropertyValue.Of(Evidence.Link, "https://example.org/?q=å"));
        Add(Link.Kind, new("from", idea), new("to", pain), PropertyValue.Of(Link.LinkKind, "solves"));
        Add(Link.Kind, new("from", one), new("to", one), PropertyValue.Of(Link.LinkKind, "repeat"), PropertyValue.Of(Link.Share, 12.5m));
        return map.Apply(operations).Change!.Map;
    }
}
