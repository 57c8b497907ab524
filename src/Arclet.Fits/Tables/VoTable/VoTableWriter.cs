using System.Globalization;
using System.Numerics;
using System.Text;
using System.Xml;

namespace Arclet.Fits;

/// <summary>Writes a VOTable 1.4 with one table as TABLEDATA, row by row. Missing values are empty cells; metadata are PARAMs.</summary>
internal static class VoTableWriter
{
    private const string Namespace = "http://www.ivoa.net/xml/VOTable/v1.3";

    public static void Write(Table table, string path)
    {
        using var file = new AtomicFile(path);
        try
        {
            var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = false, NewLineHandling = NewLineHandling.Entitize, CloseOutput = true };
            using XmlWriter xml = XmlWriter.Create(new BufferedStream(new AtomicFileStream(file), 1 << 16), settings);
            WriteDocument(table, xml);
        }
        catch (Exception e) when (e is ArgumentException or XmlException)
        {
            // XML has no way to write control characters and half surrogates.
            throw InputException.InFile(path, $"a text of the table cannot stand in XML ({e.Message.TrimEnd('.')}): expected texts without control characters", e);
        }

        file.Commit(gzip: path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase));
    }

    private static void WriteDocument(Table table, XmlWriter xml)
    {
        xml.WriteStartDocument();
        Line(xml, 0);
        xml.WriteStartElement("VOTABLE", Namespace);
        // The namespace has stood at 1.3 since then; the version is 1.4.
        xml.WriteAttributeString("version", "1.4");
        Line(xml, 0);
        xml.WriteStartElement("RESOURCE", Namespace);
        Line(xml, 0);
        xml.WriteStartElement("TABLE", Namespace);
        if (table.Name is { Length: > 0 } name)
            xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("nrows", table.RowCount.ToString(CultureInfo.InvariantCulture));
        if (table.Description is { Length: > 0 } description)
        {
            Line(xml, 1);
            xml.WriteElementString("DESCRIPTION", Namespace, description);
        }

        foreach ((string key, object? value) in table.Metadata)
        {
            if (key is not ("name" or "description") || value is not (string or null))
                WriteParameter(xml, key, value);
        }

        foreach (Column column in table.Columns)
            WriteField(xml, column);
        Line(xml, 1);
        xml.WriteStartElement("DATA", Namespace);
        Line(xml, 1);
        xml.WriteStartElement("TABLEDATA", Namespace);
        WriteRows(table, xml);
        Line(xml, 1);
        xml.WriteEndElement();
        xml.WriteEndElement();
        Line(xml, 0);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndDocument();
    }

    private static void WriteRows(Table table, XmlWriter xml)
    {
        Func<int, string>[] cells = [.. table.Columns.Select(c => Cells(c, table.Source))];
        for (int row = 0; row < table.RowCount; row++)
        {
            Line(xml, 2);
            xml.WriteStartElement("TR", Namespace);
            for (int i = 0; i < cells.Length; i++)
            {
                xml.WriteStartElement("TD", Namespace);
                string cell = table.Columns[i].IsMissing(row) ? "" : cells[i](row);
                if (cell.Length > 0)
                    xml.WriteString(cell);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }
    }

    private static void WriteField(XmlWriter xml, Column column)
    {
        Line(xml, 1);
        xml.WriteStartElement("FIELD", Namespace);
        xml.WriteAttributeString("name", column.Name);
        (string type, string? size) = TypeOf(column);
        xml.WriteAttributeString("datatype", type);
        if (size is not null)
            xml.WriteAttributeString("arraysize", size);
        Attributes(xml, column.Unit, column.Ucd);
        if (DisplayFormat.Parse(column.Display) is { } display)
        {
            // A width of 0 is none, in VOTable a wrong one.
            if (display.Width > 0)
                xml.WriteAttributeString("width", display.Width.ToString(CultureInfo.InvariantCulture));
            if (display.VoTablePrecision is { } precision)
                xml.WriteAttributeString("precision", precision);
        }

        if (column.Description is { } description)
            xml.WriteElementString("DESCRIPTION", Namespace, description);
        if (NullOf(column) is { } nothing)
        {
            xml.WriteStartElement("VALUES", Namespace);
            xml.WriteAttributeString("null", nothing);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Elements of integer arrays cannot be left empty: those that are missing are the type's smallest number, where it is free.</summary>
    private static string? NullOf(Column column)
    {
        return column switch
        {
            ArrayColumn<byte> c => Of(c, byte.MaxValue),
            ArrayColumn<sbyte> c => Of(c, sbyte.MinValue),
            ArrayColumn<short> c => Of(c, short.MinValue),
            ArrayColumn<ushort> c => Of(c, ushort.MaxValue),
            ArrayColumn<int> c => Of(c, int.MinValue),
            ArrayColumn<uint> c => Of(c, uint.MaxValue),
            ArrayColumn<long> c => Of(c, long.MinValue),
            _ => null,
        };

        static string? Of<T>(ArrayColumn<T> c, T nothing)
            where T : unmanaged, INumber<T>
        {
            if (c.MissingElementMarks is null)
                return null;
            return c.Values.Contains(nothing)
                ? throw new InputException($"column {c.Name} has missing elements and the value {nothing}, which would stand for them in a VOTable: expected another type of numbers")
                : nothing.ToString(null, CultureInfo.InvariantCulture);
        }
    }

    private static (string Type, string? ArraySize) TypeOf(Column column)
    {
        string type = Type.GetTypeCode(column.ElementType) switch
        {
            TypeCode.Boolean => "boolean",
            TypeCode.Byte => "unsignedByte",
            TypeCode.SByte or TypeCode.Int16 => "short",
            TypeCode.UInt16 or TypeCode.Int32 => "int",
            TypeCode.UInt32 or TypeCode.Int64 or TypeCode.UInt64 => "long",
            TypeCode.Single => "float",
            TypeCode.Double => "double",
            TypeCode.String => IsAscii(column) ? "char" : "unicodeChar",
            _ => "doubleComplex",
        };
        if (column is Column<string>)
            return (type, "*");
        string axes = column.IsVariableLength ? "*" : string.Join('x', column.Shape.Reverse());
        if (column is ArrayColumn<string> texts)
            axes = $"{WidthOf(texts)}x{axes}";
        return (type, column.IsArray ? axes : null);
    }

    private static bool IsAscii(Column column) => column switch
    {
        Column<string> c => AllAscii(c.Values),
        ArrayColumn<string> c => AllAscii(c.Values),
        _ => true,
    };

    private static bool AllAscii(ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            if (!Ascii.IsValid(text))
                return false;
        }

        return true;
    }

    private static int WidthOf(ArrayColumn<string> texts)
    {
        int width = 1;
        foreach (string text in texts.Values)
            width = Math.Max(width, text.Length);
        return width;
    }

    private static Func<int, string> Cells(Column column, string source)
    {
        return column switch
        {
            Column<string> c => row => c[row],
            Column<bool> c => row => c[row] ? "T" : "F",
            Column<ulong> c => row => c[row] <= long.MaxValue ? Value(c[row]) : throw InputException.InFile(source, $"column {c.Name}, row {row + 1}: {c[row]} cannot be written to a VOTable: expected at most {long.MaxValue}"),
            ArrayColumn<string> c when WidthOf(c) is var width => row => string.Concat(c[row].ToArray().Select(t => t.PadRight(width))),
            ArrayColumn<bool> c => Array(c, null),
            ArrayColumn<byte> c => Array(c, byte.MaxValue),
            ArrayColumn<sbyte> c => Array(c, sbyte.MinValue),
            ArrayColumn<short> c => Array(c, short.MinValue),
            ArrayColumn<ushort> c => Array(c, ushort.MaxValue),
            ArrayColumn<int> c => Array(c, int.MinValue),
            ArrayColumn<uint> c => Array(c, uint.MaxValue),
            ArrayColumn<long> c => Array(c, long.MinValue),
            ArrayColumn<ulong> c => Array(c, null),
            ArrayColumn<float> c => Array(c, null),
            ArrayColumn<double> c => Array(c, null),
            ArrayColumn<Complex> c => Array(c, null),
            _ => row => Value(column.GetValue(row)!),
        };

        static Func<int, string> Array<T>(ArrayColumn<T> c, object? nothing) => row =>
        {
            var text = new StringBuilder();
            ReadOnlySpan<T> values = c[row];
            for (int i = 0; i < values.Length; i++)
            {
                if (i > 0)
                    text.Append(' ');
                text.Append(c.IsMissing(row, i) && typeof(T) == typeof(bool) ? "?" : Value(c.IsMissing(row, i) && nothing is not null ? nothing : values[i]!));
            }

            return text.ToString();
        };
    }

    /// <summary>A number as XML Schema writes it: NaN, +Inf and -Inf.</summary>
    private static string Value(object value) => value switch
    {
        double v => double.IsNaN(v) ? "NaN" : double.IsInfinity(v) ? v > 0 ? "+Inf" : "-Inf" : v.ToString("R", CultureInfo.InvariantCulture),
        float v => float.IsFinite(v) ? v.ToString("R", CultureInfo.InvariantCulture) : Value((double)v),
        Complex v => $"{Value(v.Real)} {Value(v.Imaginary)}",
        bool v => v ? "T" : "F",
        _ => CellText.Format(value),
    };

    private static void WriteParameter(XmlWriter xml, string key, object? value)
    {
        var described = value as TableMetadata;
        object? plain = described is not null && described.Contains("value") ? described["value"] : value;
        (string type, string? size, string text) = plain switch
        {
            bool logical => ("boolean", null, logical ? "T" : "F"),
            long integer => ("long", null, integer.ToString(CultureInfo.InvariantCulture)),
            double number => ("double", null, Value(number)),
            null => ("char", "*", ""),
            string words => (Ascii.IsValid(words) ? "char" : "unicodeChar", "*", words),
            // What VOTable has no type for is written as ECSV would write it.
            _ => ("unicodeChar", "*", YamlText.Value(plain)),
        };
        Line(xml, 1);
        xml.WriteStartElement("PARAM", Namespace);
        xml.WriteAttributeString("name", key);
        xml.WriteAttributeString("datatype", type);
        if (size is not null)
            xml.WriteAttributeString("arraysize", size);
        xml.WriteAttributeString("value", text);
        if (!ReferenceEquals(plain, value))
        {
            Attributes(xml, described!["unit"] as string, described["ucd"] as string);
            if (described["description"] is string description)
                xml.WriteElementString("DESCRIPTION", Namespace, description);
        }

        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, string? unit, string? ucd)
    {
        if (unit is not null)
            xml.WriteAttributeString("unit", unit);
        if (ucd is not null)
            xml.WriteAttributeString("ucd", ucd);
    }

    private static void Line(XmlWriter xml, int indent) => xml.WriteRaw("\n" + new string(' ', indent));
}
