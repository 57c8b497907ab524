using System.Text;

namespace Arclet.Fits.Tests;

/// <summary>Makes the bytes of FITS files by hand, right or wrong, so that reading is tested apart from our writer.</summary>
internal static class FitsBuilder
{
    public static byte[] Header(params string[] cards)
    {
        var text = new StringBuilder();
        foreach (string card in cards)
            text.Append(card.PadRight(80));
        text.Append("END".PadRight(80));
        return Encoding.Latin1.GetBytes(text.ToString().PadRight((text.Length + 2879) / 2880 * 2880));
    }

    public static string Card(string keyword, object value) => $"{keyword,-8}= {value,20}";

    public static byte[] Primary(int bitPix, long[] axes, params string[] more) =>
        Header([Card("SIMPLE", "T"), Card("BITPIX", bitPix), Card("NAXIS", axes.Length), .. axes.Select((n, i) => Card($"NAXIS{i + 1}", n)), .. more]);

    public static byte[] WithData(byte[] header, byte[] data)
    {
        byte[] file = new byte[header.Length + ((data.Length + 2879) / 2880 * 2880)];
        header.CopyTo(file, 0);
        data.CopyTo(file, header.Length);
        return file;
    }
}
