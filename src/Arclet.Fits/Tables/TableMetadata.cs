using System.Collections;

namespace Arclet.Fits;

/// <summary>
/// Named values that belong to a whole table, in order. A value is a string, <see cref="double"/>, <see cref="long"/>,
/// <see cref="bool"/> or null; tables of others may hold lists (<c>IReadOnlyList&lt;object?&gt;</c>) and further <see cref="TableMetadata"/>.
/// </summary>
public sealed class TableMetadata : IReadOnlyList<KeyValuePair<string, object?>>
{
    private readonly List<KeyValuePair<string, object?>> _entries = [];

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, object?> this[int index] => _entries[index];

    /// <summary>The value of a key, or null where it is absent.</summary>
    public object? this[string key] => _entries.Find(e => e.Key == key).Value;

    /// <summary>Whether the key is there.</summary>
    public bool Contains(string key) => _entries.Exists(e => e.Key == key);

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
        int index = _entries.FindIndex(e => e.Key == key);
        if (index < 0)
            _entries.Add(entry);
        else
            _entries[index] = entry;
    }
}
