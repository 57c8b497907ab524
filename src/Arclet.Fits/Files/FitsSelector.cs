using System.Globalization;

namespace Arclet.Fits;

/// <summary>Which HDU of a file is meant: by its number (0 is the primary), or by EXTNAME and, where wanted, EXTVER.</summary>
public readonly record struct FitsSelector
{
    /// <summary>The number of the HDU, or null where it is selected by name.</summary>
    public int? Index { get; private init; }

    /// <summary>The EXTNAME (whatever its case), or null where it is selected by number.</summary>
    public string? Name { get; private init; }

    /// <summary>The EXTVER; null takes the first HDU of that name.</summary>
    public long? Version { get; private init; }

    /// <summary>The HDU of that number; 0 is the primary.</summary>
    public static FitsSelector ByIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new FitsSelector { Index = index };
    }

    /// <summary>The HDU of that EXTNAME, and EXTVER where one is given.</summary>
    public static FitsSelector ByName(string name, long? version = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new FitsSelector { Name = name.Trim(), Version = version };
    }

    /// <summary>Reads <c>1</c>, <c>SCI</c> or <c>SCI,2</c>.</summary>
    /// <exception cref="InputException">The text is none of these.</exception>
    public static FitsSelector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            return ByIndex(index);
        int comma = trimmed.LastIndexOf(',');
        string name = (comma < 0 ? trimmed : trimmed[..comma]).Trim();
        long version = 0;
        bool good = name.Length > 0 && name.IndexOfAny([':', '[', ']']) < 0
            && (comma < 0 || long.TryParse(trimmed[(comma + 1)..].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out version));
        if (!good)
            throw new InputException($"the FITS extension '[{text}]' is not understood: expected a number, a name, or a name and a version, as in [1], [SCI] or [SCI,2]");
        return ByName(name, comma < 0 ? null : version);
    }

    /// <summary>The selector as it stands in brackets: <c>1</c>, <c>SCI</c> or <c>SCI,2</c>.</summary>
    public override string ToString() => Index is { } index ? $"{index}" : Version is { } version ? $"{Name},{version}" : $"{Name}";

    internal bool Matches(FitsHdu hdu) =>
        Index is { } index ? hdu.Index == index
        : string.Equals(hdu.Name, Name, StringComparison.OrdinalIgnoreCase) && (Version is null || Version == hdu.Version);
}
