namespace Arclet.Fits;

/// <content>Binary tables.</content>
public sealed partial class FitsWriter
{
    /// <summary>Writes a table as a binary table extension, behind an empty primary HDU if it is the first. Its name becomes EXTNAME, its metadata keywords.</summary>
    /// <exception cref="InputException">FITS cannot hold a value (texts are printable ASCII there), or the file cannot be written.</exception>
    public void WriteTable(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var sink = new FitsTableSink(table, _file.Path, streamed: false, null);
        BeginTable(sink.Header);
        sink.Write(table, this);
        sink.WriteHeap(table, this);
    }

    /// <summary>Begins a table whose whole header is given; its bytes follow with <see cref="WriteTableBytes"/>. NAXIS2 may be set until the next HDU begins.</summary>
    internal void BeginTable(FitsHeader header)
    {
        if (_count == 0)
            WriteEmpty(new FitsHeader());
        Begin(header);
        // No pixels are expected here; a width keeps WriteRows' own check of that whole.
        _layout = new FitsImageLayout(FitsPixelType.UInt8, 1, 0);
    }

    internal void WriteTableBytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int now = Math.Min(bytes.Length, BufferLength - _filled);
            bytes[..now].CopyTo(_buffer.AsSpan(_filled));
            _filled += now;
            bytes = bytes[now..];
            if (_filled == BufferLength)
                Flush();
        }
    }
}
