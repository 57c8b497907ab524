using System.Globalization;
using Arclet.Fits;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Arclet.Lensing;

/// <summary>
/// A node of a YAML file with its line: a text, a list or a mapping. Built from the parser's events, so that neither depth nor anchors of a hostile
/// file can do harm: both are refused.
/// </summary>
internal sealed class LensYamlNode
{
    /// <summary>A model's file needs six levels.</summary>
    private const int Deepest = 12;

    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    private LensYamlNode(string file, int line) => (File, Line) = (file, line);

    public string File { get; }

    public int Line { get; }

    /// <summary>The text of a scalar; null for lists and mappings.</summary>
    public string? Text { get; private init; }

    public bool IsQuoted { get; private init; }

    public List<LensYamlNode>? Items { get; private init; }

    public Dictionary<string, LensYamlNode>? Keys { get; private init; }

    public static LensYamlNode Parse(string text, string file)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                throw InputException.InFile(file, "line 1: the file is empty, expected a lens model in YAML");
            parser.Consume<DocumentStart>();
            LensYamlNode root = Read(parser, file, 0);
            parser.Consume<DocumentEnd>();
            if (!parser.Accept<StreamEnd>(out _))
                throw InputException.InFile(file, $"line {parser.Current?.Start.Line}: expected one document in the file");
            return root;
        }
        catch (YamlException e)
        {
            throw InputException.InFile(file, $"line {e.Start.Line}: this is no YAML ({e.Message.ReplaceLineEndings(" ")})", e);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The parser's own slips on broken texts are the text's fault.
            throw InputException.InFile(file, $"line 1: this is no YAML ({e.Message.ReplaceLineEndings(" ")}), expected a lens model", e);
        }
    }

    public InputException Error(string problem) => InputException.InFile(File, $"line {Line}: {problem}");

    /// <summary>A key's node, or null; the key counts as known.</summary>
    public LensYamlNode? Find(string key)
    {
        if (Keys is null)
            throw Error("expected a mapping of keys and values");
        _asked.Add(key);
        return Keys.GetValueOrDefault(key) is { } found && !found.IsNull ? found : null;
    }

    public LensYamlNode Require(string key) => Find(key) ?? throw Error($"the key {key} is missing, expected it here");

    /// <summary>Refuses keys that nothing asked for.</summary>
    public void RefuseOthers()
    {
        foreach ((string key, LensYamlNode node) in Keys!)
        {
            if (!_asked.Contains(key))
                throw node.Error($"the key {LensWords.Quote(key)} is not known here, expected one of {string.Join(", ", _asked)}");
        }
    }

    public double Number()
    {
        string text = Word();
        if (!IsQuoted && LensWords.TryNumber(text, out double value))
            return value;
        throw Error($"the value is {LensWords.Quote(text)}, expected a number");
    }

    public int Integer()
    {
        string text = Word();
        if (!IsQuoted && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value))
            return value;
        throw Error($"the value is {LensWords.Quote(text)}, expected an integer");
    }

    public string Word() => Text ?? throw Error("expected one value, found a list or a mapping");

    public List<LensYamlNode> List() => Items ?? throw Error("expected a list");

    public double Number(string key) => Require(key).Number();

    public double Number(string key, double absent) => Find(key)?.Number() ?? absent;

    public string Word(string key) => Require(key).Word();

    /// <summary>One of some words.</summary>
    public T Choice<T>(IReadOnlyDictionary<string, T> words) =>
        words.TryGetValue(Word(), out T? value) ? value : throw Error($"the value is {LensWords.Quote(Word())}, expected one of {string.Join(", ", words.Keys)}");

    private bool IsNull => Text is "" or "~" or "null" && !IsQuoted;

    private static LensYamlNode Read(Parser parser, string file, int depth)
    {
        ParsingEvent here = parser.Consume<ParsingEvent>();
        int line = (int)here.Start.Line;
        if (depth > Deepest)
            throw InputException.InFile(file, $"line {line}: the nesting is deeper than {Deepest} levels, expected a lens model");
        if (here is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
            throw InputException.InFile(file, $"line {line}: expected no anchors (&) and aliases (*)");
        if (here is NodeEvent { Tag.IsEmpty: false })
            throw InputException.InFile(file, $"line {line}: expected no tags (!)");
        switch (here)
        {
            case Scalar scalar:
                return new LensYamlNode(file, line) { Text = scalar.Value, IsQuoted = scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any) };
            case SequenceStart:
                var items = new List<LensYamlNode>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    items.Add(Read(parser, file, depth + 1));
                return new LensYamlNode(file, line) { Items = items };
            case MappingStart:
                var keys = new Dictionary<string, LensYamlNode>(StringComparer.Ordinal);
                while (!parser.TryConsume<MappingEnd>(out _))
                {
                    LensYamlNode key = Read(parser, file, depth + 1);
                    LensYamlNode value = Read(parser, file, depth + 1);
                    if (!keys.TryAdd(key.Word(), value))
                        throw key.Error($"the key {LensWords.Quote(key.Word())} stands here twice");
                }

                return new LensYamlNode(file, line) { Keys = keys };
            default:
                throw InputException.InFile(file, $"line {line}: expected a value, a list or a mapping");
        }
    }
}
