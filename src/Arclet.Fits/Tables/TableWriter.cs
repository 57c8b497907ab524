namespace Arclet.Fits;

/// <summary>
/// Writes a FITS binary table block by block, so that a table larger than memory can be written. The first block decides the columns; the
/// number of rows is known at the end. The file appears under its name, whole, with <see cref="Complete"/>; without it, disposing leaves nothing.
/// </summary>
public sealed class TableWriter : IDisposable
{
    private readonly FitsWriter _writer;
    private readonly string _path;
    private readonly IReadOnlyDictionary<string, int>? _textWidths;
    private FitsTableSink? _sink;

    private TableWriter(string path, IReadOnlyDictionary<string, int>? textWidths)
    {
        (_path, _textWidths) = (path, textWidths);
        _writer = FitsWriter.Create(path);
    }

    /// <summary>The number of rows so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Begins a table.</summary>
    /// <param name="path">The file to write: .fits, or .fits.gz.</param>
    /// <param name="textWidths">The characters to make room for in columns of texts, by name; the others take those of the longest text in the first block.</param>
    /// <exception cref="InputException">The file is not to be FITS, or the folder cannot be written to.</exception>
    public static TableWriter Create(string path, IReadOnlyDictionary<string, int>? textWidths = null)
    {
        if (TableFormat.ForWriting(path) != TableFormatKind.Fits)
            throw InputException.InFile(path, "only FITS tables are written block by block: expected the ending .fits");
        return new TableWriter(path, textWidths);
    }

    /// <summary>Appends a block of rows. Metadata, units and descriptions are those of the first block.</summary>
    /// <exception cref="ArgumentException">The columns are not those of the first block.</exception>
    /// <exception cref="InputException">A value cannot be written: a text longer than there is room for, or the number that stands for missing ones.</exception>
    public void Write(Table block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (_sink is null)
        {
            _sink = new FitsTableSink(block, _path, streamed: true, _textWidths);
            _writer.BeginTable(_sink.Header);
        }

        _sink.Write(block, _writer);
        RowCount += block.RowCount;
    }

    /// <summary>Ends the file and gives it its name.</summary>
    /// <exception cref="InvalidOperationException">No block was written; one without rows will do.</exception>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public void Complete()
    {
        if (_sink is null)
            throw new InvalidOperationException("no block was written: a table without rows needs an empty one, for its columns");
        _sink.Header.Set("NAXIS2", RowCount);
        _writer.Complete();
    }

    /// <summary>Closes the file; what was not completed is deleted.</summary>
    public void Dispose() => _writer.Dispose();
}
