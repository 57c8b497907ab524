using System.Globalization;

namespace Arclet.Fits;

/// <summary>Builds the header of an HDU that is written: the mandatory keywords in the standard's order (section 4.4.1), then the user's cards, then the checksums.</summary>
internal static class FitsStructure
{
    /// <summary>Sixteen zeros: what CHECKSUM holds while the sum is taken (standard, appendix J).</summary>
    private const string EmptyChecksum = "0000000000000000";

    private static readonly HashSet<string> Structural = new(StringComparer.OrdinalIgnoreCase)
    {
        "SIMPLE", "XTENSION", "BITPIX", "NAXIS", "EXTEND", "PCOUNT", "GCOUNT", "GROUPS", "BSCALE", "BZERO", "BLANK", "CHECKSUM", "DATASUM", "END",
    };

    public static FitsHeader Header(FitsHeader given, bool primary, int bitPix, long[] axes, PixelCoding? coding)
    {
        var header = new FitsHeader(given.Source);
        if (primary)
            Put("SIMPLE", FitsCard.Create("SIMPLE", true, "conforms to FITS standard"));
        else
            Put("XTENSION", FitsCard.Create("XTENSION", "IMAGE", "image extension"));
        Put("BITPIX", FitsCard.Create("BITPIX", bitPix, "bits per pixel"));
        Put("NAXIS", FitsCard.Create("NAXIS", axes.Length, "number of axes"));
        for (int i = 0; i < axes.Length; i++)
            Put($"NAXIS{i + 1}", FitsCard.Create($"NAXIS{i + 1}", axes[i]));
        if (primary)
        {
            Put("EXTEND", FitsCard.Create("EXTEND", true));
        }
        else
        {
            Put("PCOUNT", FitsCard.Create("PCOUNT", 0, "number of parameters"));
            Put("GCOUNT", FitsCard.Create("GCOUNT", 1, "number of groups"));
        }

        if (coding is { } stored)
            AddCoding(header, stored, Put);
        foreach (FitsCard card in given)
        {
            if (!IsStructural(card))
                header.Add(card);
            else if (card.HasKeyword("CHECKSUM") || card.HasKeyword("DATASUM"))
                PutSum(card.Keyword.ToUpperInvariant());
        }

        AddSums(header);
        return header;

        // The sums stand where they stood; their values are not known before the data.
        void PutSum(string keyword) => AddSum(header, keyword);

        // A mandatory card that says the same already is kept as it was read, comment and all.
        void Put(string keyword, FitsCard card)
        {
            bool same = given.Find(keyword) is { } old && old.Kind == card.Kind && string.Equals(old.ValueText, card.ValueText, StringComparison.Ordinal);
            header.Add(same ? given.Find(keyword)! : card);
        }
    }

    /// <summary>BSCALE, BZERO and BLANK, as far as the storage needs them.</summary>
    public static void AddCoding(FitsHeader header, PixelCoding stored, Action<string, FitsCard>? put = null)
    {
        put ??= (_, card) => header.Add(card);
        if (!stored.IsIdentity)
        {
            put("BSCALE", FitsCard.Create("BSCALE", stored.Scale, "physical = BZERO + BSCALE x stored"));
            bool whole = stored.Zero == Math.Floor(stored.Zero) && Math.Abs(stored.Zero) <= PixelCoding.UnsignedZero64;
            header.Add(FitsCardFormat.Value("BZERO", whole ? FitsCardKind.Integer : FitsCardKind.Real, stored.ZeroText, "offset of stored values"));
        }

        if (stored.Blank is { } blank)
            put("BLANK", FitsCard.Create("BLANK", blank, "stored value of missing pixels"));
    }

    /// <summary>The checksums, where they are not there yet; their values are put in after the data.</summary>
    public static void AddSums(FitsHeader header)
    {
        AddSum(header, "CHECKSUM");
        AddSum(header, "DATASUM");
    }

    private static void AddSum(FitsHeader header, string keyword)
    {
        if (!header.Contains(keyword))
            header.Add(keyword, keyword == "CHECKSUM" ? EmptyChecksum : "0", keyword == "CHECKSUM" ? "HDU checksum" : "data unit checksum");
    }

    public static bool IsStructural(FitsCard card) =>
        Structural.Contains(card.Keyword)
        || (card.Keyword.StartsWith("NAXIS", StringComparison.OrdinalIgnoreCase) && int.TryParse(card.Keyword.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
