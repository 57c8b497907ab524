using System.Text;
using System.Text.RegularExpressions;

namespace Arclet.Hostile;

/// <summary>Damage that only XML can have.</summary>
internal static partial class XmlMutations
{
    private const string Laughs = """
        <!DOCTYPE lolz [<!ENTITY a "lollollollollollollollollollol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
        <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;"><!ENTITY h "&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;">]>
        """;

    private static readonly string[] Doctypes =
    [
        Laughs,
        "<!DOCTYPE x [<!ENTITY h SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE x [<!ENTITY h SYSTEM \"http://127.0.0.1:9/x\">]>",
        "<!DOCTYPE x SYSTEM \"file:///dev/zero\">",
        "<!DOCTYPE x [<!ENTITY % p SYSTEM \"file:///etc/hostname\"> %p;]>",
        "<!DOCTYPE x PUBLIC \"a\" \"http://127.0.0.1:9/x.dtd\">",
        "<!DOCTYPE",
    ];

    private static readonly string[] Values =
    [
        "", "*", "0", "-1", "99999999999", "2147483647", "2147483647x2147483647", "1000000x1000000", "3x*", "*x*", "x", "1x", "double", "bit", "char", "unicodeChar", "floatComplex", "boolean", "unsignedByte", "short", "long", "nonsense",
        "gzip", "base64", "file:///etc/hostname", "&h;", "&#0;", "&#x110000;", "&lt;", "\u00e9", "1e400", "ERROR", "QUERY_STATUS",
    ];

    /// <summary>A DOCTYPE, and entities in the text: the billion laughs, files and addresses elsewhere.</summary>
    public static byte[] Entities(Random random, byte[] bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        string entity = new[] { "&h;", "&a;", "&nothing;", "&#x0;", "&#xFFFFFFFF;", "&amp;", "&" }[random.Next(7)];
        if (random.Next(4) > 0)
        {
            int root = Math.Max(0, text.IndexOf("<VOTABLE", StringComparison.Ordinal));
            text = text.Insert(root, Doctypes[random.Next(Doctypes.Length)]);
        }

        MatchCollection cells = Content().Matches(text);
        for (int n = random.Next(1, 4); n > 0 && cells.Count > 0; n--)
            text = text.Insert(Math.Min(text.Length, cells[random.Next(cells.Count)].Index + 1), entity);
        return Encoding.Latin1.GetBytes(text);
    }

    /// <summary>Attributes lose their value, their quotes or their name, come twice, or say something else.</summary>
    public static byte[] AttributeDamage(Random random, byte[] bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            MatchCollection all = Attribute().Matches(text);
            if (all.Count == 0)
                break;
            Match match = all[random.Next(all.Count)];
            string name = match.Groups["name"].Value, value = match.Groups["value"].Value;
            string damaged = random.Next(9) switch
            {
                0 => "",
                1 => $" {name}={value}",
                2 => $" {name}",
                3 => match.Value + match.Value,
                4 => $" {name}=\"{value}",
                5 => $" {new[] { "name", "arraysize", "datatype", "ID", "xmlns", "href", "encoding", "width" }[random.Next(8)]}=\"{value}\"",
                _ => $" {name}=\"{Values[random.Next(Values.Length)]}\"",
            };
            text = text[..match.Index] + damaged + text[(match.Index + match.Length)..];
        }

        return Encoding.Latin1.GetBytes(text);
    }

    public static byte[] DeepNesting(Random random, byte[] bytes)
    {
        string element = new[] { "RESOURCE", "TD", "TR", "x", "DESCRIPTION", "GROUP", "TABLE", "FIELD" }[random.Next(8)];
        var nested = new StringBuilder().Insert(0, $"<{element}>", random.Next(20, 50_000));
        if (random.Next(2) == 0)
            nested.Insert(nested.Length, $"</{element}>", nested.Length / (element.Length + 2));
        string text = Encoding.Latin1.GetString(bytes);
        int at = text.IndexOf('<', random.Next(text.Length));
        return Encoding.Latin1.GetBytes(at < 0 ? text + nested : text.Insert(at, nested.ToString()));
    }

    /// <summary>The base64 of a binary stream says other lengths, has other characters, ends early; in TABLEDATA the cells do.</summary>
    public static byte[] BinaryStream(Random random, byte[] bytes)
    {
        string text = Encoding.Latin1.GetString(bytes);
        int from = text.IndexOf("<STREAM", StringComparison.Ordinal), to = text.IndexOf("</STREAM", StringComparison.Ordinal);
        if (from < 0 || to < 0)
            (from, to) = (Math.Max(0, text.IndexOf("<TABLEDATA", StringComparison.Ordinal)), Math.Max(0, text.IndexOf("</TABLEDATA", StringComparison.Ordinal)));
        from = Math.Min(to, text.IndexOf('>', from) + 1);
        for (int n = random.Next(1, 5); n > 0 && to > from; n--)
        {
            int at = random.Next(from, to);
            string put = new[] { "/////w==", "f////w==", "////////", "AAAAAAAA", "=", "====", "!", "AQ", "\n", "gAAAAA==" }[random.Next(10)];
            int over = random.Next(2) * Math.Min(put.Length, to - at);
            text = text[..at] + put + text[(at + over)..];
            to += put.Length - over;
            if (random.Next(5) == 0)
            {
                text = text[..at] + text[to..];
                to = at;
            }
        }

        return Encoding.Latin1.GetBytes(text);
    }

    [GeneratedRegex(">[^<]", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Content();

    [GeneratedRegex(@"\s(?<name>[A-Za-z:]+)=""(?<value>[^""]*)""", RegexOptions.ExplicitCapture, 10000)]
    private static partial Regex Attribute();
}
