using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>Reads a column of an ASCII table: integers, real numbers with E or D in their exponent, or texts. What equals TNULL is missing; a blank number is zero (standard, section 7.2.5).</summary>
internal sealed class FitsAsciiReader : FitsColumnReader
{
    private readonly string _source;
    private readonly ColumnBuilder _builder;

    public FitsAsciiReader(FitsTableField field, int rows, string source)
        : base(field, rows)
    {
        _source = source;
        bool scaled = field.Scale != 1 || field.Zero != 0;
        _builder = field.Code == 'A' ? new ScalarBuilder<string>(field.Info) : field.Code == 'I' && !scaled ? new ScalarBuilder<long>(field.Info) : new ScalarBuilder<double>(field.Info);
    }

    public override void Read(ReadOnlySpan<byte> block, int rowLength, int first, int count)
    {
        for (int row = 0; row < count; row++)
        {
            string text = Encoding.Latin1.GetString(block.Slice((row * rowLength) + (int)Field.Offset, (int)Field.Width)).TrimEnd(' ', '\0');
            string? expected = null;
            if (Field.NullText is { } nothing && text.Trim() == nothing)
                _builder.AppendMissing();
            else if (Field.Code == 'A')
                expected = _builder.Append(text);
            else
                expected = Number(text.Trim());
            if (expected is not null)
                throw InputException.InFile(_source, $"column {Field.Info.Name}, row {first + row + 1}: expected {expected}, found '{EcsvReader.Shortened(text.Trim())}'");
        }
    }

    public override Column Build() => _builder.Build();

    private string? Number(string text)
    {
        string number = text.Length == 0 ? "0" : text.Replace('D', 'E').Replace('d', 'e');
        if (_builder is not ScalarBuilder<double> numbers)
            return _builder.Append(number);
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
            return CellText.Expected<double>();
        numbers.Append((value * Field.Scale) + Field.Zero);
        return null;
    }
}
