using System.Globalization;

namespace Arclet.Fits;

/// <summary>
/// The header of the image that a compressed HDU holds, made from the header of its table as funpack makes it: the Z keywords
/// become the image's own, those of the table and of the compression are left out (FITS standard 4.0, section 10.1).
/// </summary>
internal static class CompressedHeader
{
    /// <summary>EXTNAME of an image that had none of its own, by the convention of cfitsio and astropy.</summary>
    public const string DefaultName = "COMPRESSED_IMAGE";

    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "SIMPLE", "XTENSION", "BITPIX", "NAXIS", "PCOUNT", "GCOUNT", "TFIELDS", "THEAP", "CHECKSUM", "DATASUM", "END",
        "ZIMAGE", "ZCMPTYPE", "ZBITPIX", "ZNAXIS", "ZMASKCMP", "ZSIMPLE", "ZTENSION", "ZEXTEND", "ZBLOCKED", "ZPCOUNT", "ZGCOUNT",
        "ZHECKSUM", "ZDATASUM", "ZQUANTIZ", "ZDITHER0", "ZBLANK", "ZSCALE", "ZZERO",
    };

    private static readonly string[] DroppedWithNumber = ["NAXIS", "ZNAXIS", "ZTILE", "ZNAME", "ZVAL", "TTYPE", "TFORM", "TUNIT", "TDIM", "TNULL", "TSCAL", "TZERO", "TDISP"];

    public static FitsHeader Of(FitsHeader stored)
    {
        var header = new FitsHeader(stored.Source);
        bool primary = stored.Contains("ZSIMPLE");
        header.Add(primary ? FitsCard.Create("SIMPLE", true, "conforms to FITS standard") : FitsCard.Create("XTENSION", "IMAGE", "image extension"));
        long bitPix = stored.RequireInteger("ZBITPIX");
        if (bitPix is not (8 or 16 or 32 or 64 or -32 or -64))
            throw stored.WrongValue("ZBITPIX", "8, 16, 32, 64, -32 or -64");
        header.Add("BITPIX", bitPix, "bits per pixel");
        long count = stored.RequireInteger("ZNAXIS");
        if (count is < 1 or > 999)
            throw stored.WrongValue("ZNAXIS", "a number of axes from 1 to 999");
        header.Add("NAXIS", count, "number of axes");
        for (int i = 1; i <= count; i++)
        {
            long length = stored.RequireInteger($"ZNAXIS{i}");
            if (length < 0)
                throw stored.WrongValue($"ZNAXIS{i}", "a length of 0 or more");
            header.Add($"NAXIS{i}", length);
        }

        if (primary)
        {
            header.Add("EXTEND", true);
        }
        else
        {
            header.Add("PCOUNT", 0, "number of parameters");
            header.Add("GCOUNT", 1, "number of groups");
        }

        foreach (FitsCard card in stored)
        {
            if (!IsDropped(card) && !(primary && card.HasKeyword("EXTEND")))
                header.Add(card);
        }

        // What the integers of a compressed image call "no value" may stand in ZBLANK alone.
        if (bitPix > 0 && !header.Contains("BLANK") && stored.GetInteger("ZBLANK") is { } blank)
            header.Add("BLANK", blank, "stored value of missing pixels");
        return header;
    }

    /// <summary>Whether a card describes the table or the compression, and not the image.</summary>
    public static bool IsDropped(FitsCard card)
    {
        string keyword = card.Keyword;
        if (Dropped.Contains(keyword) || (card.HasKeyword("EXTNAME") && card.Kind == FitsCardKind.String && card.ValueText == DefaultName))
            return true;
        foreach (string stem in DroppedWithNumber)
        {
            if (keyword.Length > stem.Length && keyword.StartsWith(stem, StringComparison.OrdinalIgnoreCase)
                && int.TryParse(keyword.AsSpan(stem.Length), NumberStyles.None, CultureInfo.InvariantCulture, out _))
                return true;
        }

        return false;
    }
}
