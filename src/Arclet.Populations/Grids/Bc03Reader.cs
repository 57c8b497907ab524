using System.Buffers.Binary;
using System.Text;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// GALAXEV's unformatted <c>.ised</c> (Bruzual and Charlot 2003, and the 2016 update): Fortran records with markers of four or eight bytes
/// of either byte order. Record 0 is the ages with a header of which only the IMF and the words matter; the first record that is a list of ascending
/// wavelengths is searched behind it; then come a spectrum with its index fluxes for each age, and histories of one value for each age.
/// </summary>
internal static class Bc03Reader
{
    private const int MostAges = 4096, MostWavelengths = 1 << 17;

    /// <summary>Of the histories behind the spectra, in GALAXEV's order: the mass in living stars, and that in remnants.</summary>
    private const int LivingHistory = 1, RemnantHistory = 9;

    /// <summary>Whether the bytes begin with a Fortran record of ages.</summary>
    public static bool IsIsed(ReadOnlySpan<byte> bytes) => Framing(bytes) is not null;

    public static MetallicitySlice Read(string path)
    {
        byte[] bytes = GridBytes.Read(path);
        if (Framing(bytes) is not { } framing)
            throw InputException.InFile(path, "byte 0: there is no Fortran record of ages, expected an .ised file of GALAXEV");
        List<(int Start, int Length)> records = Records(path, bytes, framing);
        var cursor = new ByteCursor(path, bytes, framing.BigEndian) { Position = records[0].Start };
        int count = cursor.Int32("the number of ages");
        if (count is < 2 or > MostAges || 4 + (4L * count) > records[0].Length)
            throw InputException.InFile(path, $"byte {records[0].Start}: there are {count} ages in a record of {records[0].Length} bytes, expected 2 to {MostAges}");
        double[] ages = cursor.Singles(count, "ages");
        int rest = records[0].Start + records[0].Length - cursor.Position;
        (string imf, string words) = Header(cursor, rest);
        double metallicity = Bc03Header.Metallicity(path, words);

        int at = 1;
        double[]? wavelengths = null;
        for (; at < records.Count && wavelengths is null; at++)
            wavelengths = Wavelengths(cursor, records[at]);
        if (wavelengths is null)
            throw InputException.InFile(path, $"byte {records[0].Start + records[0].Length}: none of the {records.Count - 1} records that follow is a list of ascending wavelengths, expected one before the spectra");
        if (records.Count - at < count)
            throw InputException.InFile(path, $"there are {records.Count - at} records behind the wavelengths, expected a spectrum for each of {count} ages");
        int n = wavelengths.Length;
        double[] luminosity = new double[count * n];
        for (int i = 0; i < count; i++, at++)
        {
            cursor.Position = records[at].Start;
            int values = cursor.Int32("the number of fluxes");
            if (values != n || records[at].Length < 4L * (n + 1))
                throw InputException.InFile(path, $"byte {records[at].Start}: the spectrum of age {i} has {values} fluxes in a record of {records[at].Length} bytes, expected {n}");
            cursor.Singles(luminosity.AsSpan(i * n, n), "fluxes");
        }

        List<SourceFile> files = [SourceFile.Of(path, "stars")];
        double[]? surviving;
        string notes = Bc03Header.Terms;
        if (Bc03Header.Masses(path, ages) is { } masses)
        {
            surviving = masses.Surviving;
            files.Add(masses.File);
        }
        else
        {
            surviving = Histories(cursor, records, at, count);
            notes += surviving is null ? "" : "; masses from the .ised itself, there is no .4color beside it";
        }

        return new MetallicitySlice
        {
            Path = path,
            Library = Bc03Header.Library(path),
            Imf = imf,
            Metallicity = metallicity,
            AgesYears = ages,
            WavelengthsAngstrom = wavelengths,
            Luminosity = luminosity,
            SurvivingFraction = surviving,
            Files = files,
            Notes = notes,
        }.Sound();
    }

    private static (string Imf, string Words) Header(ByteCursor cursor, int length)
    {
        int start = cursor.Position;
        string words = Encoding.Latin1.GetString(cursor.Take(length, "the header"));
        if (length < 16)
            return ("unknown", words);
        cursor.Position = start + 8;
        int segments = cursor.Int32("the IMF's segments");
        double slope = cursor.Singles(1, "the IMF's slope")[0];
        return (Bc03Header.Imf(segments, slope), words);
    }

    private static double[]? Wavelengths(ByteCursor cursor, (int Start, int Length) record)
    {
        if (record.Length < 4)
            return null;
        cursor.Position = record.Start;
        int n = cursor.Int32("a count");
        if (n is < 100 or > MostWavelengths || record.Length != 4L * (n + 1))
            return null;
        double[] values = cursor.Singles(n, "wavelengths");
        for (int i = 0; i < n; i++)
        {
            if (!double.IsFinite(values[i]) || values[i] <= 0 || (i > 0 && values[i] <= values[i - 1]))
                return null;
        }

        return values;
    }

    private static double[]? Histories(ByteCursor cursor, List<(int Start, int Length)> records, int first, int count)
    {
        if (records.Count - first <= RemnantHistory)
            return null;
        double[][] two = new double[2][];
        for (int k = 0; k < 2; k++)
        {
            (int start, int length) = records[first + (k == 0 ? LivingHistory : RemnantHistory)];
            cursor.Position = start;
            if (length != 4L * (count + 1) || cursor.Int32("a count") != count)
                return null;
            two[k] = cursor.Singles(count, "masses");
        }

        return [.. two[0].Zip(two[1], (living, remnants) => living + remnants)];
    }

    private static (bool BigEndian, int Marker)? Framing(ReadOnlySpan<byte> bytes)
    {
        foreach (bool big in new[] { false, true })
        {
            foreach (int marker in new[] { 4, 8 })
            {
                if (Marker(bytes, 0, big, marker) is { } length && length >= 12 && Marker(bytes, marker + length, big, marker) == length
                    && (big ? BinaryPrimitives.ReadInt32BigEndian(bytes[marker..]) : BinaryPrimitives.ReadInt32LittleEndian(bytes[marker..])) is >= 2 and <= MostAges)
                {
                    return (big, marker);
                }
            }
        }

        return null;
    }

    private static List<(int Start, int Length)> Records(string path, byte[] bytes, (bool BigEndian, int Marker) framing)
    {
        var records = new List<(int, int)>();
        int marker = framing.Marker;
        for (long at = 0; at < bytes.Length;)
        {
            if (Marker(bytes, at, framing.BigEndian, marker) is not { } length || Marker(bytes, at + marker + length, framing.BigEndian, marker) != length)
                throw InputException.InFile(path, $"byte {at}: there is no whole Fortran record here, expected one with the same length before and behind it");
            records.Add(((int)at + marker, length));
            at += length + (2L * marker);
        }

        return records;
    }

    private static int? Marker(ReadOnlySpan<byte> bytes, long at, bool big, int size)
    {
        if (at < 0 || at + size > bytes.Length)
            return null;
        ReadOnlySpan<byte> stored = bytes.Slice((int)at, size);
        long length = size == 4
            ? big ? BinaryPrimitives.ReadInt32BigEndian(stored) : BinaryPrimitives.ReadInt32LittleEndian(stored)
            : big ? BinaryPrimitives.ReadInt64BigEndian(stored) : BinaryPrimitives.ReadInt64LittleEndian(stored);
        return length >= 0 && length <= bytes.Length ? (int)length : null;
    }
}
