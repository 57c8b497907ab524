using System.Buffers;
using System.Text;

namespace Arclet.Fits;

/// <summary>Writes texts of a fixed width, which FITS limits to printable ASCII. A missing one is all NUL, an empty one a blank.</summary>
internal sealed class FitsTextWriter : FitsColumnWriter
{
    private readonly int _width;

    public FitsTextWriter(Column column, string source, int? width)
        : base(column, source)
    {
        int longest = 1;
        foreach (string text in ValuesOf(column))
            longest = Math.Max(longest, text.Length);
        _width = width ?? longest;
    }

    public override string Form => $"{(long)_width * PerRow}A";

    public override int Width => checked(_width * PerRow);

    public override IReadOnlyList<int>? Dimensions => Shape.Length > 0 ? [_width, .. Shape.AsEnumerable().Reverse()] : null;

    public override void Write(Column column, int first, int count, Span<byte> block, int rowLength, int offset)
    {
        ReadOnlySpan<string> values = ValuesOf(column);
        bool[]? missing = column is Column<string> single ? single.MissingMarks : ((ArrayColumn<string>)column).MissingMarks;
        int perRow = PerRow;
        for (int row = 0; row < count; row++)
        {
            for (int i = 0; i < perRow; i++)
            {
                Span<byte> cell = block.Slice((row * rowLength) + offset + (i * _width), _width);
                if (missing is not null && missing[first + row])
                {
                    cell.Clear();
                    continue;
                }

                Put(values[((first + row) * perRow) + i], cell, first + row);
            }
        }
    }

    private static ReadOnlySpan<string> ValuesOf(Column column) => column is Column<string> single ? single.Values : ((ArrayColumn<string>)column).Values;

    private void Put(string text, Span<byte> cell, int row)
    {
        if (text.Length > cell.Length)
            throw Error(row, $"the text '{EcsvReader.Shortened(text)}' has {text.Length} characters: expected at most the {cell.Length} that the table has room for");
        if (Ascii.FromUtf16(text, cell, out int written) != OperationStatus.Done)
            throw Error(row, $"the text '{EcsvReader.Shortened(text)}' cannot be written to FITS: expected ASCII characters only");
        cell[written..].Clear();
        if (written == 0)
            cell[0] = (byte)' ';
        if (cell[..written].IndexOfAnyExceptInRange((byte)' ', (byte)'~') >= 0)
            throw Error(row, $"the text '{EcsvReader.Shortened(text)}' has a control character: expected printable ASCII only");
    }
}
