using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Arclet.Figures.Tests;

/// <summary>Reads a PDF through its cross-reference table, as a viewer does, and inflates its streams.</summary>
internal sealed partial class PdfReader
{
    public PdfReader(byte[] file)
    {
        string text = Encoding.Latin1.GetString(file);
        Assert.StartsWith("%PDF-1.4\n", text);
        Assert.EndsWith("%%EOF\n", text);
        int table = int.Parse(text[(text.LastIndexOf("startxref\n", StringComparison.Ordinal) + 10)..].Split('\n')[0], CultureInfo.InvariantCulture);
        string[] lines = text[table..].Split('\n');
        Assert.Equal("xref", lines[0]);
        int count = int.Parse(lines[1].Split(' ')[1], CultureInfo.InvariantCulture);
        Assert.Equal("0000000000 65535 f ", lines[2]);
        for (int i = 1; i < count; i++)
        {
            Assert.Equal(19, lines[2 + i].Length);
            int at = int.Parse(lines[2 + i][..10], CultureInfo.InvariantCulture);
            Assert.Equal($"{i} 0 obj\n", text.Substring(at, $"{i} 0 obj\n".Length));
            string body = text[at..text.IndexOf("endobj", at, StringComparison.Ordinal)];
            Objects.Add(body);
            if (LengthEntry().Match(body) is { Success: true } length)
            {
                int start = at + body.IndexOf("stream\n", StringComparison.Ordinal) + 7, bytes = int.Parse(length.Groups["bytes"].Value, CultureInfo.InvariantCulture);
                Assert.Equal("\nendstream", text.Substring(start + bytes, 10));
                using var zlib = new ZLibStream(new MemoryStream(file, start, bytes), CompressionMode.Decompress);
                using var inflated = new MemoryStream();
                zlib.CopyTo(inflated);
                Streams.Add((body[..body.IndexOf("stream\n", StringComparison.Ordinal)], inflated.ToArray()));
            }
        }
    }

    public List<string> Objects { get; } = [];

    public List<(string Dictionary, byte[] Data)> Streams { get; } = [];

    public string Content => Encoding.Latin1.GetString(Streams.Single(s => !s.Dictionary.Contains("/XObject", StringComparison.Ordinal)).Data);

    [GeneratedRegex(@"/Length (?<bytes>\d+) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LengthEntry();
}
