using Arclet.Fits;

namespace Arclet.Hostile;

/// <summary>Reads everything in a file: every header, images in windows and whole, tables whole and in blocks.</summary>
internal static class HostileReading
{
    /// <summary>What a caller asks for at once stays below this, whatever a header declares: the pixels are the caller's memory.</summary>
    private const int MostPixels = 1 << 20;

    private const int RowsAtOnce = 1000;

    public static void Fits(string path, List<InputException> errors)
    {
        using FitsFile? file = Try(errors, () => FitsFile.Open(path));
        if (file is null)
            return;
        if (Try(errors, () => file.Hdus) is { } all && all.Any(h => h.Kind is FitsHduKind.Image or FitsHduKind.CompressedImage && h.Axes.Count > 0))
            Try(errors, () => ReadImage(file.OpenImage()));
        for (int i = 0; Try(errors, () => file.Find(FitsSelector.ByIndex(i))) is { } hdu; i++)
        {
            foreach (FitsCard card in hdu.Header)
                _ = (card.Value, card.ToString());
            _ = hdu.ToString();
            Try(errors, hdu.VerifyChecksum);
            if (hdu.Kind is FitsHduKind.Image or FitsHduKind.CompressedImage && hdu.Axes.Count > 0)
                Try(errors, () => ReadImage(hdu.OpenImage()));
            else if (hdu.Kind is FitsHduKind.BinaryTable or FitsHduKind.AsciiTable)
                Try(errors, () => ReadTable($"{path}[{hdu.Index}]"));
        }
    }

    public static void Table(string path, List<InputException> errors)
    {
        Try(errors, () => ReadTable(path));
        Try(errors, () => Arclet.Fits.Table.Read(path, new TableSelection { FirstRow = 1, RowCount = 2 }));
    }

    public static T? Try<T>(List<InputException> errors, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InputException e)
        {
            errors.Add(e);
            return default;
        }
    }

    private static bool ReadImage(FitsImage opened)
    {
        using FitsImage image = opened.Planes > 1 ? opened.SelectPlane(opened.Planes - 1) : opened;
        int width = (int)Math.Min(image.Width, 64), height = (int)Math.Min(image.Height, 64);
        double[] window = new double[width * height];
        image.ReadWindow(0, 0, width, height, window);
        image.ReadWindow(image.Width - width, image.Height - height, width, height, window);
        image.ReadWindow(image.Width / 2, image.Height / 2, 1, 1, window);
        if ((Int128)image.Width * image.Height <= MostPixels)
        {
            float[] whole = new float[image.Width * image.Height];
            image.ReadWindow(0, 0, (int)image.Width, (int)image.Height, whole);
        }

        // Unsigned numbers of 64 bits do not all fit.
        if (image.IsInteger && image.PixelType != FitsPixelType.UInt64)
            image.ReadWindow(0, 0, width, height, new long[width * height]);
        return true;
    }

    private static bool ReadTable(string reference)
    {
        using TableReader reader = TableReader.Open(reference);
        foreach (Table block in reader.ReadBlocks(RowsAtOnce))
        {
            foreach (Column column in block.Columns)
            {
                if (block.RowCount > 0)
                    _ = (column.GetValue(0), column.GetValue(block.RowCount - 1), column.Unit, column.Description, column.Ucd);
            }
        }

        // Whole, as the command line reads catalogues; blocks went through all rows already.
        Arclet.Fits.Table.Read(reference);
        return true;
    }
}
