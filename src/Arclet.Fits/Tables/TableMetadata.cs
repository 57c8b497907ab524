using System.Collections;

namespace Arclet.Fits;

/// <summary>
/// Named values that belong to a whole table, in order. A value is a string, <see cref="double"/>, <see cref="long"/>,
/// <see cref="bool"/> or null; tables of others may hold lists (<c>IReadOnlyList&lt;object?&gt;</c>) and further <see cref="TableMetadata"/>.
/// A parameter with a unit or a description is such a further one, with the keys <c>value</c>, <c>unit</c>, <c>ucd</c> and <c>description</c>.
/// Keys are found as they are written, otherwise whatever their case, since FITS has only capitals.
/// </summary>
public sealed class TableMetadata : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _entries = [];
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _anyCase = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => _entries[index];

    /// <summary>The value of a key, or null where it is absent.</summary>
    public object? this[string key] => IndexOf(key) is var i and >= 0 ? _entries[i].Value : null;

    /// <summary>Whether the key is there.</summary>
    public bool Contains(string key) => IndexOf(key) >= 0;

    /// <summary>Sets a key to a text, in its place if it is there already.</summary>
    public void Set(string key, string value) => Put(key, value);

    /// <summary>Sets a key to a number, in its place if it is there already.</summary>
    public void Set(string key, double value) => Put(key, value);

    /// <summary>Sets a key to an integer, in its place if it is there already.</summary>
    public void Set(string key, long value) => Put(key, value);

    /// <summary>Sets a key to a truth value, in its place if it is there already.</summary>
    public void Set(string key, bool value) => Put(key, value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Put(string key, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var entry = new KeyValuePair<string, object?>(key, value);
        if (_exact.TryGetValue(key, out int index))
        {
            _entries[index] = entry;
            return;
        }

        _exact.Add(key, _entries.Count);
        _anyCase.TryAdd(key, _entries.Count);
        _entries.Add(entry);
    }

    private int IndexOf(string key) => _exact.TryGetValue(key, out int exact) ? exact : _anyCase.GetValueOrDefault(key, -1);
}
