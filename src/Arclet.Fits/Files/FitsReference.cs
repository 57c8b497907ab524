using System.Globalization;

namespace Arclet.Fits;

/// <summary>A file and, where given, one of its HDUs, as a user writes it: <c>mosaic.fits</c>, <c>mosaic.fits[SCI]</c>, <c>mosaic.fits[SCI,2]</c>, <c>mosaic.fits[1]</c> or <c>mosaic.fits+1</c>.</summary>
/// <param name="Path">The file.</param>
/// <param name="Selector">The HDU, or null for the first one that holds a two-dimensional image.</param>
public readonly record struct FitsReference(string Path, FitsSelector? Selector)
{
    /// <summary>Reads a reference. Where a file of exactly that name exists, brackets included, the whole text is its name.</summary>
    /// <exception cref="InputException">The text is empty, or what stands in the brackets is no extension.</exception>
    public static FitsReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
            throw new InputException("the name of a FITS file is empty: expected a file such as mosaic.fits or mosaic.fits[SCI]");
        if (File.Exists(text))
            return new FitsReference(text, null);
        int open = text.LastIndexOf('[');
        if (text.EndsWith(']') && open > 0)
            return new FitsReference(text[..open], FitsSelector.Parse(text[(open + 1)..^1]));
        int plus = text.LastIndexOf('+');
        if (plus > 0 && int.TryParse(text.AsSpan(plus + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int index) && File.Exists(text[..plus]))
            return new FitsReference(text[..plus], FitsSelector.ByIndex(index));
        return new FitsReference(text, null);
    }

    /// <summary>The reference as it is written: the file, with the HDU in brackets.</summary>
    public override string ToString() => Selector is { } selector ? $"{Path}[{selector}]" : Path;
}
