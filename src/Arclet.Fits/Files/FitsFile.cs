namespace Arclet.Fits;

/// <summary>
/// A FITS file opened for reading, plain or gzipped. Its HDUs are found one after the other as they are asked for, so that a
/// large file opens at once and damage behind the HDU that is wanted does not matter.
/// </summary>
/// <threadsafety>All members may be used from several threads at once; there is no shared position in the file.</threadsafety>
public sealed class FitsFile : IDisposable
{
    private readonly FitsBytes _bytes;
    private readonly Lock _scan = new();
    private readonly List<FitsHdu> _hdus = [];
    private bool _complete;

    private FitsFile(FitsBytes bytes)
    {
        _bytes = bytes;
    }

    /// <summary>The path that was opened.</summary>
    public string Path => _bytes.Path;

    /// <summary>All HDUs; finds them all.</summary>
    /// <exception cref="InputException">A header cannot be read.</exception>
    public IReadOnlyList<FitsHdu> Hdus
    {
        get
        {
            At(int.MaxValue);
            lock (_scan)
                return _hdus.ToArray();
        }
    }

    /// <summary>Opens a file and reads its primary header.</summary>
    /// <exception cref="InputException">The file is missing, empty, not FITS, or its primary header cannot be read.</exception>
    public static FitsFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        FitsBytes bytes = FitsBytes.Open(path);
        try
        {
            FitsHeaderReader.CheckStart(bytes);
            var file = new FitsFile(bytes);
            file.At(0);
            return file;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>The HDU that is selected.</summary>
    /// <exception cref="InputException">There is none; the message lists those that exist.</exception>
    public FitsHdu Hdu(FitsSelector selector) => Find(selector)
        ?? throw InputException.InFile(Path, $"there is no extension [{selector}]: expected one of {Describe()}");

    /// <summary>The HDU of that number; 0 is the primary.</summary>
    /// <exception cref="InputException">There is none; the message lists those that exist.</exception>
    public FitsHdu Hdu(int index) => Hdu(FitsSelector.ByIndex(index));

    /// <summary>The HDU of that EXTNAME (whatever its case), and EXTVER where one is given.</summary>
    /// <exception cref="InputException">There is none; the message lists those that exist.</exception>
    public FitsHdu Hdu(string name, long? version = null) => Hdu(FitsSelector.ByName(name, version));

    /// <summary>The HDU that is selected, or null.</summary>
    /// <exception cref="InputException">A header on the way to it cannot be read.</exception>
    public FitsHdu? Find(FitsSelector selector)
    {
        for (int i = 0; At(i) is { } hdu; i++)
        {
            if (selector.Matches(hdu))
                return hdu;
        }

        return null;
    }

    /// <summary>
    /// Opens the image of the selected HDU; without a selector that of the first HDU that holds a two-dimensional image (further
    /// axes of length 1 are allowed), or of the first one that holds pixels at all.
    /// </summary>
    /// <exception cref="InputException">There is no such HDU, it holds no image that can be read, or the file is truncated.</exception>
    public FitsImage OpenImage(FitsSelector? selector = null)
    {
        if (selector is { } given)
            return Hdu(given).OpenImage();
        FitsHdu? first = null;
        for (int i = 0; At(i) is { } hdu; i++)
        {
            if (hdu.IsPlaneImage)
                return hdu.OpenImage();
            if (hdu.HasPixels)
                first ??= hdu;
        }

        return first?.OpenImage() ?? throw InputException.InFile(Path, $"there is no image in this file: expected one among {Describe()}");
    }

    /// <summary>Closes the file; images that were opened from it can no longer be read.</summary>
    public void Dispose() => _bytes.Dispose();

    private string Describe() => string.Join(", ", Hdus);

    /// <summary>The HDU of that number, or null behind the last one.</summary>
    private FitsHdu? At(int index)
    {
        lock (_scan)
        {
            while (_hdus.Count <= index && !_complete)
            {
                long offset = _hdus.Count == 0 ? 0 : _hdus[^1].EndOffset;
                if (FitsHeaderReader.Read(_bytes, offset, _hdus.Count) is { } hdu)
                    _hdus.Add(hdu);
                else
                    _complete = true;
            }

            return index < _hdus.Count ? _hdus[index] : null;
        }
    }
}
