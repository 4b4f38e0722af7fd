using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace JourneyMapper.Web.Exchange.Mermaid;

/// <summary>
/// Reads the title out of front matter as js-yaml's JSON schema and <c>title.toString()</c> would. Nothing else of it matters to a journey.
/// Goes over the parser's events once and expands no alias, so that neither depth nor aliases can blow it up.
/// </summary>
internal sealed class MermaidFrontMatter
{
    /// <summary>Longest front matter, in characters.</summary>
    public const int MaxCharacters = 65_536;

    /// <summary>Deepest nesting.</summary>
    public const int MaxDepth = 20;

    // Longest title that a list may make, so that lists of aliases of lists end early.
    const int MaxTitle = 10_000;

    static readonly HashSet<string> KnownTags = ["!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map",
        "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int", "tag:yaml.org,2002:float"];

    readonly Parser parser;
    readonly Dictionary<string, Node> anchors = new(StringComparer.Ordinal);

    MermaidFrontMatter(string yaml) => parser = new(new Scanner(new StringReader(yaml), skipComments: true));

    /// <summary>Raised when a limit is passed.</summary>
    public sealed class TooLargeException : Exception;

    // Text = what toString gives, null = a value that counts as absent; for a list Items are joined when asked.
    sealed record Node(string? Text, bool Falsy, List<Node>? Items = null, Dictionary<string, Node>? Entries = null);

    /// <summary>The title as Mermaid shows it, or an empty string.</summary>
    /// <exception cref="YamlException">No valid YAML, also a key given twice, an unknown tag or a second document.</exception>
    /// <exception cref="TooLargeException">Over <see cref="MaxCharacters"/> or <see cref="MaxDepth"/>.</exception>
    public static string ReadTitle(string yaml)
    {
        if (yaml.Length > MaxCharacters) throw new TooLargeException();
        var reader = new MermaidFrontMatter(yaml);
        Node? root;
        try
        {
            root = reader.ReadDocument();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or FormatException or OverflowException or IndexOutOfRangeException)
        {
            // What YamlDotNet itself lets through for a few broken texts, such as a tag that is no URI.
            Mark end = reader.parser.Current?.End ?? Mark.Empty;
            throw new YamlException(end, end, exception.Message);
        }
        if (root?.Entries is null || !root.Entries.TryGetValue("title", out Node? title) || title.Falsy) return "";
        var text = new StringBuilder();
        Append(title, text, 0);
        return text.ToString();
    }

    Node? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _)) return null;
        parser.Consume<DocumentStart>();
        Node root = Read(0);
        parser.Consume<DocumentEnd>();
        parser.Consume<StreamEnd>();
        return root;
    }

    Node Read(int depth)
    {
        if (depth > MaxDepth) throw new TooLargeException();
        if (parser.TryConsume<AnchorAlias>(out var alias))
            return anchors.TryGetValue(alias.Value.Value, out Node? known) ? known : throw new YamlException(alias.Start, alias.End, $"Unknown alias '{alias.Value}'");
        NodeEvent start = parser.Accept<NodeEvent>(out var next) ? next : throw new YamlException("Unexpected end");
        if (TagOf(start) is { } tag && !KnownTags.Contains(tag)) throw new YamlException(start.Start, start.End, $"Unknown tag {start.Tag}");
        Node node;
        if (parser.TryConsume<Scalar>(out var scalar)) node = FromScalar(scalar);
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            List<Node> items = [];
            while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Read(depth + 1));
            node = new(null, Falsy: false, Items: items);
        }
        else
        {
            parser.Consume<MappingStart>();
            Dictionary<string, Node> entries = new(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                ParsingEvent at = parser.Current!;
                var key = new StringBuilder();
                Append(Read(depth + 1), key, 0);
                if (!entries.TryAdd(key.ToString(), Read(depth + 1))) throw new YamlException(at.Start, at.End, "Duplicated mapping key");
            }
            node = new("[object Object]", Falsy: false, Entries: entries);
        }
        if (!start.Anchor.IsEmpty) anchors[start.Anchor.Value] = node;
        return node;
    }

    static string? TagOf(NodeEvent node) => node.Tag.IsEmpty ? null : node.Tag.IsNonSpecific ? "!" : node.Tag.Value;

    static Node FromScalar(Scalar scalar)
    {
        bool isText = scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) || TagOf(scalar) is "!" or "tag:yaml.org,2002:str";
        return isText ? new(scalar.Value, scalar.Value.Length == 0) : Plain(scalar.Value);
    }

    static Node Plain(string value) => value switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new("null", Falsy: true),
        "true" or "True" or "TRUE" => new("true", Falsy: false),
        "false" or "False" or "FALSE" => new("false", Falsy: true),
        _ => YamlNumber.TryParse(value, out double number) ? new(JsNumber.ToText(number), number == 0 || double.IsNaN(number)) : new(value, Falsy: false),
    };

    // Array.prototype.toString: items joined by commas, absent ones as nothing
    static void Append(Node node, StringBuilder text, int depth)
    {
        if (text.Length > MaxTitle || depth > MaxDepth) throw new TooLargeException();
        if (node.Items is null) text.Append(node.Text);
        for (int i = 0; i < node.Items?.Count; i++)
        {
            if (i > 0) text.Append(',');
            if (node.Items[i].Text != "null" || !node.Items[i].Falsy) Append(node.Items[i], text, depth + 1);
        }
    }
}
