using System.Globalization;
using System.Text;
using System.Xml;

namespace Arclet.Fits;

/// <summary>
/// Reads a table of a VOTable 1.1 to 1.4, streamed: TABLEDATA, BINARY and BINARY2. No DTD, no entity of its own and nothing outside the
/// file is ever read, whatever the document says.
/// </summary>
internal sealed class VoTableReader
{
    /// <summary>Deeper nesting is refused; real documents have about ten levels.</summary>
    private const int MaximumDepth = 64;

    /// <summary>The most columns; a header must not cost more than its bytes.</summary>
    private const int MaximumFields = 100_000;

    private readonly string _path;
    private readonly XmlReader _xml;
    private readonly TableSelection _selection;
    private readonly List<VoTableField> _fields = [];
    private readonly Table _table;

    private VoTableReader(string path, XmlReader xml, TableSelection selection, string source)
    {
        (_path, _xml, _selection) = (path, xml, selection);
        _table = new Table(source);
    }

    public static Table Read(string path, FitsSelector? selector, TableSelection selection)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            MaxCharactersFromEntities = 1024,
            CloseInput = true,
        };
        try
        {
            using XmlReader xml = XmlReader.Create(TableStream.Open(path), settings);
            return TableStream.Guard(path, () => Find(path, xml, selector, selection));
        }
        catch (XmlException e)
        {
            string problem = e.Message.Contains("DTD", StringComparison.Ordinal)
                ? "the document has a DOCTYPE, which is never read: expected a VOTable without one"
                : e.Message.Contains("Base64", StringComparison.Ordinal) ? "the rows of the STREAM are no base64: expected only its characters A-Z a-z 0-9 + / and = at the end"
                : $"the XML is broken ({e.Message.TrimEnd('.')}): expected a well-formed VOTable";
            throw InputException.InFile(path, e.LineNumber > 0 ? $"line {e.LineNumber}: {problem}" : problem, e);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException or FormatException or System.Text.DecoderFallbackException)
        {
            // Encodings that do not exist, base64 that is none.
            throw InputException.InFile(path, $"the document cannot be decoded ({e.Message.TrimEnd('.')}): expected a well-formed VOTable", e);
        }
    }

    private static Table Find(string path, XmlReader xml, FitsSelector? selector, TableSelection selection)
    {
        int index = 0;
        bool root = false;
        while (Next(xml, path))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (!root && xml.LocalName != "VOTABLE")
                throw InputException.InFile(path, $"line {Line(xml)}: the document is a {xml.LocalName}: expected a VOTABLE");
            root = true;
            if (xml.LocalName == "INFO" && xml.GetAttribute("name") == "QUERY_STATUS" && xml.GetAttribute("value") == "ERROR")
                throw InputException.InFile(path, $"line {Line(xml)}: the document is a service's error ({EcsvReader.Shortened(Text(xml, path))}): expected a table");
            if (xml.LocalName != "TABLE")
                continue;
            string? name = xml.GetAttribute("name"), id = xml.GetAttribute("ID");
            bool wanted = selector is not { } s || s.Index == index || (s.Name is { } n && (n == name || n == id));
            if (wanted)
                return new VoTableReader(path, xml, selection, selector is null ? path : $"{path}[{selector}]").ReadTable(name ?? id);
            index++;
        }

        throw InputException.InFile(path, selector is null ? "there is no TABLE in the document: expected one" : $"there is no table [{selector}] among the {index} of the document: expected a number from 0, or a name");
    }

    private Table ReadTable(string? name)
    {
        if (name is not null)
            _table.Metadata.Put("name", name);
        ColumnBuilder?[]? builders = null;
        if (!_xml.IsEmptyElement)
        {
            int depth = _xml.Depth;
            while (Next(_xml, _path) && _xml.Depth > depth)
            {
                if (_xml.NodeType != XmlNodeType.Element)
                    continue;
                switch (_xml.LocalName)
                {
                    case "DESCRIPTION" when _xml.Depth == depth + 1:
                        _table.Metadata.Put("description", Text(_xml, _path).Trim());
                        break;
                    case "FIELD":
                        if (_fields.Count >= MaximumFields)
                            throw Error($"the table has more than {MaximumFields} columns");
                        _fields.Add(Field("FIELD", _fields.Count + 1));
                        break;
                    case "PARAM":
                        Parameter();
                        break;
                    case "INFO" when _xml.GetAttribute("name") is { Length: > 0 } key:
                        _table.Metadata.Put(key, _xml.GetAttribute("value") ?? "");
                        break;
                    case "TABLEDATA":
                        ReadTableData(builders = Builders());
                        break;
                    case "BINARY" or "BINARY2":
                        ReadBinary(builders = Builders(), _xml.LocalName == "BINARY2");
                        break;
                    case "FITS":
                        throw Error("the data are FITS within the VOTable: expected TABLEDATA, BINARY or BINARY2");
                }

                if (builders is not null)
                    break;
            }
        }

        builders ??= Builders();
        string[] names = Names();
        foreach (int i in _selection.Indices(names, _table.Source))
            _table.Add(builders[i]!.Build());
        return _table;
    }

    private void ReadTableData(ColumnBuilder?[] builders)
    {
        if (_xml.IsEmptyElement)
            return;
        int depth = _xml.Depth;
        long row = 0;
        while (!_selection.IsBehind(row) && Next(_xml, _path) && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element)
                continue;
            if (_xml.LocalName != "TR")
                throw Error($"a {_xml.LocalName} stands among the rows: expected TR");
            ReadRow(builders, row >= _selection.FirstRow, row);
            row++;
        }
    }

    private void ReadRow(ColumnBuilder?[] builders, bool wanted, long row)
    {
        int depth = _xml.Depth, column = 0;
        bool empty = _xml.IsEmptyElement;
        while (!empty && Next(_xml, _path) && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element)
                continue;
            if (_xml.LocalName != "TD" || column >= builders.Length)
                throw Error($"row {row + 1} has {(_xml.LocalName == "TD" ? $"more than {builders.Length} cells" : $"a {_xml.LocalName}")}: expected {builders.Length} TD");
            int line = Line(_xml);
            string cell = Text(_xml, _path);
            if (wanted && builders[column] is { } builder && VoTableText.Append(_fields[column], builder, cell) is { } expected)
                throw InputException.InFile(_path, $"line {line}, column {builder.Info.Name}, row {row + 1}: expected {expected}, found '{EcsvReader.Shortened(cell)}'");
            column++;
        }

        if (column < builders.Length)
            throw Error($"row {row + 1} has {column} cells: expected {builders.Length}");
    }

    private void ReadBinary(ColumnBuilder?[] builders, bool withNulls)
    {
        while (Next(_xml, _path) && _xml.NodeType != XmlNodeType.Element)
        {
            // To the STREAM.
        }

        if (_xml.LocalName != "STREAM")
            throw Error($"there is a {_xml.LocalName} instead of a STREAM: expected the rows in base64");
        if (_xml.GetAttribute("href") is { } elsewhere)
            throw Error($"the rows stand in another place ({EcsvReader.Shortened(elsewhere)}), which is never read: expected them in the document");
        if (_xml.GetAttribute("encoding") is { } encoding and not "base64")
            throw Error($"the rows are encoded as '{encoding}': expected base64");
        if (!_xml.IsEmptyElement)
            new VoTableBinary(_xml, withNulls, Error).ReadRows(_fields, builders, _selection);
    }

    private VoTableField Field(string element, int number)
    {
        string name = _xml.GetAttribute("name") ?? _xml.GetAttribute("ID") ?? $"col{number}";
        VoTableField field = VoTableField.Create(_xml.GetAttribute, problem => Error($"{element} {name}: {problem}"));
        if (field.Info.Name.Length == 0)
            field = field with { Info = field.Info with { Name = name } };
        if (_xml.IsEmptyElement)
            return field;
        int depth = _xml.Depth;
        while (Next(_xml, _path) && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "DESCRIPTION" && _xml.Depth == depth + 1)
                field.Description = Text(_xml, _path).Trim();
            else if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "VALUES" && _xml.Depth == depth + 1 && _xml.GetAttribute("null") is { } nothing)
                field.NullText = nothing;
        }

        return field;
    }

    /// <summary>A parameter is metadata: its value, or a mapping of value, unit, ucd and description where it has any of them.</summary>
    private void Parameter()
    {
        string text = _xml.GetAttribute("value") ?? "";
        VoTableField field = Field("PARAM", 0);
        ColumnBuilder builder = field.Builder(problem => Error($"PARAM {field.Info.Name}: {problem}"));
        if (VoTableText.Append(field, builder, text) is { } expected)
            throw Error($"PARAM {field.Info.Name}: expected {expected}, found '{EcsvReader.Shortened(text)}'");
        object? value = Plain(builder.Build().GetValue(0)) ?? (field.IsSingleText ? "" : null);
        if (field.Info.Unit is not null || field.Info.Ucd is not null || field.Description is not null)
        {
            var described = new TableMetadata();
            described.Put("value", value);
            foreach ((string key, string? part) in new[] { ("unit", field.Info.Unit), ("ucd", field.Info.Ucd), ("description", field.Description) })
            {
                if (part is not null)
                    described.Put(key, part);
            }

            value = described;
        }

        _table.Metadata.Put(field.Info.Name, value);
    }

    /// <summary>A value as metadata hold it: long, double, bool, text, or a list.</summary>
    private static object? Plain(object? value) => value switch
    {
        null or string or bool or double or long => value,
        float real => (double)real,
        System.Numerics.Complex complex => CellText.Format(complex),
        Array array => array.Cast<object?>().Select(Plain).ToList(),
        IConvertible integer => integer.ToInt64(CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private ColumnBuilder?[] Builders()
    {
        string[] names = Names();
        var builders = new ColumnBuilder?[names.Length];
        foreach (int i in _selection.Indices(names, _table.Source))
        {
            _fields[i] = _fields[i] with { Info = _fields[i].Info with { Name = names[i] } };
            builders[i] = _fields[i].Builder(problem => Error($"FIELD {names[i]}: {problem}"));
        }

        return builders;
    }

    /// <summary>The names of the columns; one that is there twice becomes name_2.</summary>
    private string[] Names()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        string[] names = new string[_fields.Count];
        for (int i = 0; i < names.Length; i++)
        {
            string name = string.IsNullOrWhiteSpace(_fields[i].Info.Name) ? $"col{i + 1}" : _fields[i].Info.Name;
            names[i] = name;
            for (int n = 2; !known.Add(names[i]); n++)
                names[i] = $"{name}_{n}";
        }

        return names;
    }

    private static bool Next(XmlReader xml, string path)
    {
        bool more = xml.Read();
        if (xml.Depth > MaximumDepth)
            throw InputException.InFile(path, $"line {Line(xml)}: the document is nested more than {MaximumDepth} levels deep: expected fewer");
        return more;
    }

    /// <summary>The text within the element that the reader is at; moves to its end.</summary>
    private static string Text(XmlReader xml, string path)
    {
        if (xml.IsEmptyElement)
            return "";
        int depth = xml.Depth;
        string first = "";
        StringBuilder? more = null;
        while (Next(xml, path) && xml.Depth > depth)
        {
            if (xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
                continue;
            if (first.Length == 0)
                first = xml.Value;
            else
                (more ??= new StringBuilder(first)).Append(xml.Value);
        }

        return more?.ToString() ?? first;
    }

    private static int Line(XmlReader xml) => xml is IXmlLineInfo info ? info.LineNumber : 0;

    private InputException Error(string problem) => InputException.InFile(_path, $"line {Line(_xml)}: {problem}");
}
