namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// The part of a <see cref="PixelGrid"/> where a column is held: rows, and columns in multiples of eight. A small grid is one long row.
/// </summary>
internal readonly record struct PixelWindowRange(int FirstRow, int EndRow, int FirstColumn, int EndColumn)
{
    public int Columns => EndColumn - FirstColumn;

    public int Length => Math.Max(0, EndRow - FirstRow) * Math.Max(0, Columns);

    /// <summary>Where a pixel of the grid is in this window's memory.</summary>
    public int Offset(int row, int column) => ((row - FirstRow) * Columns) + column - FirstColumn;

    public PixelWindowRange Intersection(PixelWindowRange other)
    {
        int first = Math.Max(FirstColumn, other.FirstColumn), firstRow = Math.Max(FirstRow, other.FirstRow);
        return new(firstRow, Math.Max(firstRow, Math.Min(EndRow, other.EndRow)), first, Math.Max(first, Math.Min(EndColumn, other.EndColumn)));
    }
}
