using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Arclet.Populations.Tests;

/// <summary>Small files in the layouts of the libraries, made here: three ages (or what the layout wants) and 120 wavelengths of simple numbers.</summary>
internal static class SmallGridFiles
{
    public const int Waves = 120;

    public static readonly double[] Ages = [0, 1e6, 1e9];

    public static double Wavelength(int w) => 91 + (50 * w);

    public static double Flux(int age, int w) => (age + 1) * 1e-3 / (1 + w);

    /// <summary>GALAXEV's unformatted file with record markers of four or eight bytes and either byte order.</summary>
    public static byte[] Ised(bool bigEndian = false, int marker = 4)
    {
        var file = new MemoryStream();
        void Record(params byte[][] parts)
        {
            byte[] all = [.. parts.SelectMany(p => p)], mark = new byte[marker];
            if (marker == 8)
                Long(mark, all.Length, bigEndian);
            else
                Int(all.Length, bigEndian).CopyTo(mark, 0);
            file.Write(mark);
            file.Write(all);
            file.Write(mark);
        }

        byte[] words = Encoding.ASCII.GetBytes("Padova (1994) + S. Charlot (1997). X=0.70, Y=0.28, Z=0.02".PadRight(80));
        Record(Int(3, bigEndian), Singles(Ages, bigEndian), Singles([0.1, 100], bigEndian), Int(1, bigEndian), Singles([1.35, 0.1, 100], bigEndian), words);
        Record(Int(Waves, bigEndian), Singles(Enumerable.Range(0, Waves).Select(Wavelength), bigEndian));
        for (int a = 0; a < 3; a++)
            Record(Int(Waves, bigEndian), Singles(Enumerable.Range(0, Waves).Select(w => Flux(a, w)), bigEndian), Int(2, bigEndian), Singles([1, 2], bigEndian));
        for (int k = 0; k < 12; k++)
            Record(Int(3, bigEndian), Singles(k switch { 1 => [1, 0.75, 0.5], 9 => [0, 0.125, 0.25], _ => [k, k, k] }, bigEndian));
        return file.ToArray();
    }

    /// <summary>The same as .ised_ASCII.</summary>
    public static string IsedAscii()
    {
        var text = new StringBuilder();
        Line(text, [3, .. Ages]);
        text.Append("   0.100000000       100.000000               1\n   1.35000002      0.100000001       100.000000\nPadova (1994) + S. Charlot (1997). X=0.70, Y=0.28, Z=0.02\n T 0\n");
        Line(text, [Waves, .. Enumerable.Range(0, Waves).Select(Wavelength)]);
        for (int a = 0; a < 3; a++)
        {
            Line(text, [Waves, .. Enumerable.Range(0, Waves).Select(w => (double)(float)Flux(a, w))]);
            Line(text, [2, 1, 2]);
        }

        for (int k = 0; k < 12; k++)
            Line(text, k switch { 1 => [3, 1, 0.75, 0.5], 9 => [3, 0, 0.125, 0.25], _ => [3, k, k, k] });
        return text.ToString();
    }

    /// <summary>An IDL SAVE file with PEGASE's variables.</summary>
    public static byte[] Pegase(bool packed = false, bool nebular = false)
    {
        var file = new MemoryStream();
        file.Write([(byte)'S', (byte)'R', 0, (byte)(packed ? 6 : 4)]);
        Record(10, [.. new byte[1024], .. IdlText("today"), .. IdlText("us"), .. IdlText("here")]);
        Variable("HEADER", 7, 2, new[] { "Initial mass function: IMF_Kroupa01.dat from   0.1000", nebular ? "Nebular emission" : "No nebular emission" }.SelectMany(t => (byte[])[.. Int(t.Length, true), .. IdlText(t)]), 2);
        Variable("NTIME", 2, 1, Int(3, true), 0);
        Variable("TIME", 5, 3, Doubles(Ages), 3);
        Variable("WAVE", 5, Waves, Doubles(Enumerable.Range(0, Waves).Select(w => Wavelength(w) * 1e-4)), Waves);
        Variable("LNU", 5, 3 * Waves, Doubles(Enumerable.Range(0, 3 * Waves).Select(i => Flux(i % 3, i / 3))), 3, Waves);
        Variable("ZSTARS_M", 4, 3, Singles([0.004, 0.004, 0.004], true), 3);
        foreach ((string name, double[] mass) in new[] { ("MSTARS", new[] { 1, 0.75, 0.5 }), ("MWD", [0, 0, 0.125]), ("MNS", [0, 0.125, 0.125]), ("MBD", [0, 0, 0]) })
            Variable(name, 5, 3, Doubles(mass), 3);
        file.Write([.. Int(6, true), .. new byte[12]]);
        return file.ToArray();

        void Variable(string name, int type, int elements, IEnumerable<byte> data, params int[] shape)
        {
            bool array = shape[0] > 0;
            int[] dimensions = [.. shape, .. Enumerable.Repeat(1, 8 - shape.Length)];
            byte[] description = array ? [.. Int(8, true), .. Int(8, true), .. Int(8 * elements, true), .. Int(elements, true), .. Int(shape.Length, true), .. new byte[8], .. Int(8, true), .. dimensions.SelectMany(d => Int(d, true))] : [];
            Record(2, [.. IdlText(name), .. Int(type, true), .. Int(array ? 4 : 0, true), .. description, .. Int(7, true), .. data]);
        }

        void Record(int type, byte[] body)
        {
            if (packed && type == 2)
            {
                var deflated = new MemoryStream();
                using (var zlib = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
                    zlib.Write(body);
                body = deflated.ToArray();
            }

            long next = file.Position + 16 + body.Length;
            file.Write([.. Int(type, true), .. Int((int)next, true), .. new byte[8], .. body]);
        }
    }

    /// <summary>Maraston's text of two ages.</summary>
    public static string Maraston()
    {
        var text = new StringBuilder();
        for (int a = 0; a < 2; a++)
        {
            for (int w = 0; w < Waves; w++)
                text.Append(CultureInfo.InvariantCulture, $"  {(a == 0 ? "0.00100000" : "1.00000000")}   0.00  {Wavelength(w):F1}   {Flux(a, w) * 1e33:E4}\n");
        }

        return text.ToString();
    }

    /// <summary>FSPS's dump of 94 ages with a trailing block; its wavelengths stand in <see cref="Lambda"/>.</summary>
    public static byte[] Fsps() =>
    [
        .. Int(Waves, false), .. Int(94, false), .. Int(1, false),
        .. Enumerable.Repeat(0.5, 94).Concat(Enumerable.Repeat(1.0, 94)).Concat(Enumerable.Range(0, 94 * Waves).Select(i => Flux(i / Waves, i % Waves))).Concat(new double[94]).SelectMany(BitConverter.GetBytes),
    ];

    public static byte[] Lambda() => Encoding.ASCII.GetBytes(string.Join('\n', Enumerable.Range(0, Waves).Select(w => Wavelength(w).ToString(CultureInfo.InvariantCulture))));

    /// <summary>FSPS's lines: two lines, two log Z, two ages, two log U.</summary>
    public static string Lines()
    {
        var text = new StringBuilder("#2 cols 8 rows 2 logZ 2 Age 2 logU\n4.862763e+03 6.564723e+03\n");
        foreach (double z in new[] { -1.0, 0.0 })
        {
            foreach (double age in new[] { 1e6, 1e7 })
            {
                foreach (double u in new[] { -3.0, -2.0 })
                    text.Append(CultureInfo.InvariantCulture, $"{z:E4} {age:E4} {u:E4}\n{1.2e-46 * (1 + (age / 1e7)):E4} {3.5e-46:E4}\n");
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<double> values)
    {
        int n = 0;
        foreach (double value in values)
            text.Append(n++ % 6 == 0 && n > 1 ? "\n " : " ").Append(value.ToString("R", CultureInfo.InvariantCulture));
        text.Append('\n');
    }

    private static byte[] IdlText(string text) => [.. Int(text.Length, true), .. Encoding.ASCII.GetBytes(text), .. new byte[(4 - (text.Length % 4)) % 4]];

    private static byte[] Int(int value, bool bigEndian)
    {
        byte[] bytes = new byte[4];
        if (bigEndian)
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static void Long(byte[] bytes, long value, bool bigEndian)
    {
        if (bigEndian)
            BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
    }

    private static byte[] Singles(IEnumerable<double> values, bool bigEndian) => [.. values.SelectMany(v => Int(BitConverter.SingleToInt32Bits((float)v), bigEndian))];

    private static byte[] Doubles(IEnumerable<double> values) => [.. values.SelectMany(v =>
    {
        byte[] bytes = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(bytes, v);
        return bytes;
    })];
}
