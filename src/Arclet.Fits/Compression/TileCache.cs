namespace Arclet.Fits;

/// <summary>
/// The tiles that were decoded last, as far as they fit in a number of bytes; the one used longest ago goes first. Several threads
/// that want the same tile at once decode it once.
/// </summary>
/// <param name="capacity">The bytes to keep. The newest tile is kept even where it alone has more.</param>
internal sealed class TileCache(long capacity)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, LinkedListNode<Entry>> _tiles = [];
    private readonly LinkedList<Entry> _order = [];
    private long _bytes;

    /// <summary>The pixels of a tile, from here or from <paramref name="decode"/>; null where neither has them.</summary>
    /// <param name="tile">The tile's number.</param>
    /// <param name="decode">Makes the pixels; called without a lock. Null to look only.</param>
    public byte[]? Get(long tile, Func<byte[]>? decode)
    {
        LinkedListNode<Entry>? node;
        lock (_lock)
        {
            if (_tiles.TryGetValue(tile, out node))
            {
                _order.Remove(node);
                _order.AddFirst(node);
            }
            else if (decode is null)
            {
                return null;
            }
            else
            {
                node = _order.AddFirst(new Entry(tile, new Lazy<byte[]>(decode)));
                _tiles.Add(tile, node);
            }
        }

        byte[] pixels;
        try
        {
            pixels = node.Value.Pixels.Value;
        }
        catch
        {
            lock (_lock)
                Drop(node);
            throw;
        }

        lock (_lock)
        {
            if (!node.Value.IsCounted && node.List is not null)
            {
                node.Value.IsCounted = true;
                _bytes += pixels.Length;
                while (_bytes > capacity && _order.Last is { } oldest && oldest != node && oldest.Value.IsCounted)
                    Drop(oldest);
            }
        }

        return pixels;
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        if (node.List is null)
            return;
        _order.Remove(node);
        _tiles.Remove(node.Value.Tile);
        if (node.Value.IsCounted)
            _bytes -= node.Value.Pixels.Value.Length;
    }

    private sealed record Entry(long Tile, Lazy<byte[]> Pixels)
    {
        public bool IsCounted { get; set; }
    }
}
