using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Arclet.Figures;

/// <summary>The objects, cross-reference table and trailer of a PDF 1.4 file (PDF Reference 1.4, chapters 3 and 4).</summary>
internal sealed class PdfDocument
{
    private readonly List<byte[]> _objects = [];

    /// <summary>Adds a raster as an image object (with a soft mask when it has opacity) and returns the object's number.</summary>
    public int AddImage(Raster raster)
    {
        (Raster colours, Raster? opacity) = raster.SplitOpacity();
        string mask = opacity is null ? "" : $" /SMask {AddStream(ImageDictionary(opacity, ""), Compressed(PngFilter.Apply(opacity)))} 0 R";
        return AddStream(ImageDictionary(colours, mask), Compressed(PngFilter.Apply(colours)));
    }

    /// <summary>Writes the file with its one page.</summary>
    public void Write(Stream stream, Page page)
    {
        int content = AddStream("", Compressed(Encoding.Latin1.GetBytes(page.Content)));
        var fonts = new StringBuilder();
        for (int i = 0; i < page.FontNames.Count; i++)
        {
            string encoding = page.FontNames[i] == "Symbol" ? ""
                : $" /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [{StandardFonts.MinusCode} /minus] >>";
            fonts.Append(CultureInfo.InvariantCulture, $" /F{i + 1} {Add($"<< /Type /Font /Subtype /Type1 /BaseFont /{page.FontNames[i]}{encoding} >>")} 0 R");
        }

        var images = new StringBuilder();
        for (int i = 0; i < page.Images.Count; i++)
            images.Append(CultureInfo.InvariantCulture, $" /Im{i + 1} {page.Images[i]} 0 R");
        var states = new StringBuilder();
        for (int i = 0; i < page.Opacities.Count; i++)
        {
            (byte fill, byte stroke) = page.Opacities[i];
            states.Append(CultureInfo.InvariantCulture, $" /G{i + 1} << /Type /ExtGState /ca {CanvasNumber.Text(fill / 255.0)} /CA {CanvasNumber.Text(stroke / 255.0)} >>");
        }

        int pages = _objects.Count + 2;
        int thePage = Add($"<< /Type /Page /Parent {pages} 0 R /MediaBox [0 0 {CanvasNumber.Text(page.Width)} {CanvasNumber.Text(page.Height)}] /Contents {content} 0 R"
            + $" /Resources << /Font <<{fonts} >> /XObject <<{images} >> /ExtGState <<{states} >> >> /Group << /S /Transparency /CS /DeviceRGB >> >>");
        Add($"<< /Type /Pages /Kids [{thePage} 0 R] /Count 1 >>");
        int catalog = Add($"<< /Type /Catalog /Pages {pages} 0 R >>");
        string title = page.Title is null ? "" : $" /Title {TextString(page.Title)}";
        int information = Add($"<< /Producer (Arclet){title} >>");
        WriteFile(stream, catalog, information);
    }

    private static string ImageDictionary(Raster raster, string extra)
    {
        string space = raster.Channels == 1 ? "/DeviceGray" : "/DeviceRGB";
        return $" /Type /XObject /Subtype /Image /Width {raster.Width} /Height {raster.Height} /ColorSpace {space} /BitsPerComponent 8"
            + $" /DecodeParms << /Predictor 15 /Colors {raster.Channels} /BitsPerComponent 8 /Columns {raster.Width} >>{extra}";
    }

    /// <summary>A title as UTF-16 in hexadecimal, which every reader takes whatever its characters.</summary>
    private static string TextString(string text) => "<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">";

    private static byte[] Compressed(byte[] data)
    {
        using var buffer = new MemoryStream();
        using (var zlib = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return buffer.ToArray();
    }

    private int Add(string body)
    {
        _objects.Add(Encoding.Latin1.GetBytes(body));
        return _objects.Count;
    }

    private int AddStream(string dictionary, byte[] compressed)
    {
        byte[] head = Encoding.Latin1.GetBytes($"<<{dictionary} /Filter /FlateDecode /Length {compressed.Length} >>\nstream\n");
        _objects.Add([.. head, .. compressed, .. "\nendstream"u8]);
        return _objects.Count;
    }

    private void WriteFile(Stream stream, int catalog, int information)
    {
        long at = 0;
        void Put(ReadOnlySpan<byte> bytes)
        {
            stream.Write(bytes);
            at += bytes.Length;
        }

        // The four high bytes after the header tell transfer programs that the file is binary.
        Put([.. "%PDF-1.4\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var offsets = new long[_objects.Count];
        for (int i = 0; i < _objects.Count; i++)
        {
            offsets[i] = at;
            Put(Encoding.Latin1.GetBytes($"{i + 1} 0 obj\n"));
            Put(_objects[i]);
            Put("\nendobj\n"u8);
        }

        long table = at;
        var end = new StringBuilder($"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        foreach (long offset in offsets)
            end.Append(offset.ToString("D10", CultureInfo.InvariantCulture)).Append(" 00000 n \n");
        end.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {_objects.Count + 1} /Root {catalog} 0 R /Info {information} 0 R >>\nstartxref\n{table}\n%%EOF\n");
        Put(Encoding.Latin1.GetBytes(end.ToString()));
    }

    /// <summary>A page: its size in points, its content stream and what the stream names.</summary>
    public sealed record Page(
        double Width,
        double Height,
        string Content,
        IReadOnlyList<string> FontNames,
        IReadOnlyList<int> Images,
        IReadOnlyList<(byte Fill, byte Stroke)> Opacities,
        string? Title);
}
