using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using System.Xml;

namespace Arclet.Fits;

/// <summary>Reads the rows of a BINARY or BINARY2 stream (VOTable 1.4, sections 5.3 and 5.4) from its base64 text, never more at once than has come.</summary>
internal sealed class VoTableBinary(XmlReader reader, bool withNulls, Func<string, InputException> error)
{
    private const int RowsThrownAway = 1024;

    private readonly byte[] _buffer = new byte[1 << 15];
    private readonly byte[] _element = new byte[16];
    private int _at;
    private int _filled;
    private bool _ended;

    /// <summary>Reads all wanted rows. A builder of null skips its field.</summary>
    public void ReadRows(IReadOnlyList<VoTableField> fields, ColumnBuilder?[] builders, TableSelection selection)
    {
        var thrownAway = new ColumnBuilder[fields.Count];
        byte[] nulls = new byte[withNulls ? (fields.Count + 7) / 8 : 0];
        if (fields.Count == 0)
            return;
        for (long row = 0; !selection.IsBehind(row) && !AtEnd(); row++)
        {
            Fill(nulls);
            for (int i = 0; i < fields.Count; i++)
            {
                // What is not wanted is still to be decoded, to know where the next cell begins; it is thrown away now and then.
                if (row % RowsThrownAway == 0)
                    thrownAway[i] = fields[i].Builder(error);
                bool wanted = row >= selection.FirstRow && builders[i] is not null;
                bool missing = withNulls && (nulls[i >> 3] & (0x80 >> (i & 7))) != 0;
                ColumnBuilder target = wanted && !missing ? builders[i]! : thrownAway[i];
                Cell(fields[i], target);
                if (wanted && missing)
                    builders[i]!.AppendMissing();
            }
        }
    }

    private void Cell(VoTableField field, ColumnBuilder builder)
    {
        long count = field.FixedLength;
        if (field.IsVariable)
        {
            Fill(_element.AsSpan(0, 4));
            count = BinaryPrimitives.ReadInt32BigEndian(_element);
            if (count < 0)
                throw error($"an array has the length {count}: expected 0 or more");
            // Some programs count the elements, others the steps of the last axis: neither can be told from the bytes.
            if (field.Axes.Length > 0)
                throw error($"column {field.Info.Name} has arrays of several axes and any length in binary form, whose length has no agreed meaning: expected one axis, or TABLEDATA");
        }

        switch (builder)
        {
            case ScalarBuilder<string> b:
                b.Append(TextOf(field, count));
                break;
            case ArrayBuilder<string> b:
                string all = TextOf(field, count, keepBlanks: true);
                for (int at = 0; at < count; at += Math.Max(1, field.Axes[0]))
                    b.AppendElement(at >= all.Length ? "" : all.Substring(at, Math.Min(field.Axes[0], all.Length - at)).TrimEnd(' ', '\0'));
                End(b);
                break;
            case ScalarBuilder<bool> b when field.DataType == "bit":
                Fill(_element.AsSpan(0, 1));
                // The standard's bit is the highest one, astropy's the fourth; the others are filling.
                b.Append(_element[0] != 0);
                break;
            case ArrayBuilder<bool> b when field.DataType == "bit":
                for (long i = 0; i < count; i++)
                {
                    if (i % 8 == 0)
                        Fill(_element.AsSpan(0, 1));
                    b.AppendElement((_element[0] & (0x80 >> (int)(i % 8))) != 0);
                }

                End(b);
                break;
            case ScalarBuilder<bool> b:
                Fill(_element.AsSpan(0, 1));
                if (_element[0] is (byte)'T' or (byte)'t' or (byte)'1' or (byte)'F' or (byte)'f' or (byte)'0')
                    b.Append(_element[0] is (byte)'T' or (byte)'t' or (byte)'1');
                else
                    b.AppendMissing();
                break;
            case ArrayBuilder<bool> b:
                Elements(b, count, e => e[0] is (byte)'T' or (byte)'t' or (byte)'1', 1);
                break;
            default:
                Numbers(field, builder, count);
                break;
        }
    }

    private void Numbers(VoTableField field, ColumnBuilder builder, long count)
    {
        switch (field.DataType)
        {
            case "unsignedByte":
                Values(builder, count, e => e[0], 1);
                break;
            case "short":
                Values(builder, count, BinaryPrimitives.ReadInt16BigEndian, 2);
                break;
            case "int":
                Values(builder, count, BinaryPrimitives.ReadInt32BigEndian, 4);
                break;
            case "long":
                Values(builder, count, BinaryPrimitives.ReadInt64BigEndian, 8);
                break;
            case "float":
                Values(builder, count, BinaryPrimitives.ReadSingleBigEndian, 4);
                break;
            case "double":
                Values(builder, count, BinaryPrimitives.ReadDoubleBigEndian, 8);
                break;
            case "floatComplex":
                Values(builder, count, e => new Complex(BinaryPrimitives.ReadSingleBigEndian(e), BinaryPrimitives.ReadSingleBigEndian(e[4..])), 8);
                break;
            default:
                Values(builder, count, e => new Complex(BinaryPrimitives.ReadDoubleBigEndian(e), BinaryPrimitives.ReadDoubleBigEndian(e[8..])), 16);
                break;
        }
    }

    private delegate T ReadElement<out T>(ReadOnlySpan<byte> bytes);

    private void Values<T>(ColumnBuilder builder, long count, ReadElement<T> read, int size)
    {
        if (builder is ArrayBuilder<T> array)
        {
            Elements(array, count, read, size);
            return;
        }

        Fill(_element.AsSpan(0, size));
        T value = read(_element);
        // Where rows have no flags of nulls, NaN is the null of real numbers.
        if (!withNulls && value is double.NaN or float.NaN)
            builder.AppendMissing();
        else
            ((ScalarBuilder<T>)builder).Append(value);
    }

    private void Elements<T>(ArrayBuilder<T> builder, long count, ReadElement<T> read, int size)
    {
        for (long i = 0; i < count; i++)
        {
            Fill(_element.AsSpan(0, size));
            builder.AppendElement(read(_element));
        }

        End(builder);
    }

    private void End<T>(ArrayBuilder<T> builder)
    {
        if (builder.EndCell() is { } expected)
            throw error($"a cell of column {builder.Info.Name} is broken: expected {expected}");
    }

    /// <summary>A text of <paramref name="count"/> characters. It ends at a NUL.</summary>
    private string TextOf(VoTableField field, long count, bool keepBlanks = false)
    {
        var bytes = new List<byte>();
        for (long i = 0; i < count * field.ElementSize; i++)
        {
            Fill(_element.AsSpan(0, 1));
            bytes.Add(_element[0]);
        }

        string text = field.DataType == "char" ? FitsTableText.DecodeAll(bytes.ToArray()) : Encoding.BigEndianUnicode.GetString(bytes.ToArray());
        int end = keepBlanks ? -1 : text.IndexOf('\0', StringComparison.Ordinal);
        return end < 0 ? text : text[..end];
    }

    private bool AtEnd()
    {
        if (_at < _filled)
            return false;
        if (!_ended)
        {
            (_at, _filled) = (0, reader.ReadElementContentAsBase64(_buffer, 0, _buffer.Length));
            _ended = _filled == 0;
        }

        return _ended;
    }

    private void Fill(Span<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            if (AtEnd())
                throw error("the stream ends within a row: expected whole rows");
            int now = Math.Min(bytes.Length, _filled - _at);
            _buffer.AsSpan(_at, now).CopyTo(bytes);
            _at += now;
            bytes = bytes[now..];
        }
    }
}
