namespace Arclet.Fits;

/// <summary>Builds the header of a compressed image that is written: the table's keywords, those of the compression, the image's, then the user's cards.</summary>
internal static class CompressedStructure
{
    public static FitsHeader Header(FitsHeader given, FitsImageLayout layout, PixelCoding coding, FitsCompression compression, int rowLength, long tiles, bool wide)
    {
        var header = new FitsHeader(given.Source);
        bool quantized = compression.QuantizeLevel is not null;
        header.Add("XTENSION", "BINTABLE", "binary table extension");
        header.Add("BITPIX", 8, "8-bit bytes");
        header.Add("NAXIS", 2, "2-dimensional binary table");
        header.Add("NAXIS1", rowLength, "width of table in bytes");
        header.Add("NAXIS2", tiles, "number of tiles");
        header.Add("PCOUNT", 0, "size of the tiles' data");
        header.Add("GCOUNT", 1, "one data group");
        header.Add("TFIELDS", quantized ? 4 : 1, "number of columns");
        header.Add("TTYPE1", "COMPRESSED_DATA");
        header.Add("TFORM1", Form(wide, 0));
        if (quantized)
        {
            header.Add("TTYPE2", "GZIP_COMPRESSED_DATA");
            header.Add("TFORM2", Form(wide, 0));
            header.Add("TTYPE3", "ZSCALE");
            header.Add("TFORM3", "1D");
            header.Add("TTYPE4", "ZZERO");
            header.Add("TFORM4", "1D");
        }

        header.Add("ZIMAGE", true, "this table holds a compressed image");
        header.Add("ZTENSION", "IMAGE", "image extension");
        header.Add("ZBITPIX", coding.BitPix, "bits per pixel of the image");
        long[] axes = layout.Planes > 1 ? [layout.Width, layout.Height, layout.Planes] : [layout.Width, layout.Height];
        long[] tile = [Math.Min(compression.TileWidth ?? layout.Width, layout.Width), Math.Min(compression.TileHeight, layout.Height), 1];
        header.Add("ZNAXIS", axes.Length, "number of axes of the image");
        for (int i = 0; i < axes.Length; i++)
            header.Add($"ZNAXIS{i + 1}", axes[i]);
        header.Add("ZPCOUNT", 0);
        header.Add("ZGCOUNT", 1);
        for (int i = 0; i < axes.Length; i++)
            header.Add($"ZTILE{i + 1}", tile[i], "size of tiles");
        header.Add("ZCMPTYPE", compression.Method == FitsCompressionMethod.Rice ? "RICE_1" : "GZIP_2", "compression algorithm");
        if (compression.Method == FitsCompressionMethod.Rice)
        {
            header.Add("ZNAME1", "BLOCKSIZE");
            header.Add("ZVAL1", RiceEncoder.BlockSize, "pixels per block");
            header.Add("ZNAME2", "BYTEPIX");
            header.Add("ZVAL2", quantized ? 4 : coding.BytesPerPixel, "bytes per pixel");
        }

        if (coding.IsFloating)
        {
            string method = !quantized ? "NONE" : compression.Dither switch
            {
                FitsDither.None => "NO_DITHER",
                FitsDither.Subtractive1 => "SUBTRACTIVE_DITHER_1",
                _ => "SUBTRACTIVE_DITHER_2",
            };
            header.Add("ZQUANTIZ", method, "quantisation of the pixels");
        }

        if (quantized)
        {
            if (compression.Dither != FitsDither.None)
                header.Add("ZDITHER0", compression.DitherSeed, "start of the dither");
            header.Add("ZBLANK", DitherSequence.NullValue, "integer of pixels that are NaN");
        }

        FitsStructure.AddCoding(header, coding);
        foreach (FitsCard card in given)
        {
            if (!FitsStructure.IsStructural(card) && !CompressedHeader.IsDropped(card))
                header.Add(card);
        }

        if (!header.Contains("EXTNAME"))
            header.Add("EXTNAME", CompressedHeader.DefaultName);
        FitsStructure.AddSums(header);
        return header;
    }

    /// <summary>Puts in what is known only now.</summary>
    public static void Complete(FitsHeader header, bool wide, long heapLength, long longestCompressed, long longestGzip)
    {
        header.Set("PCOUNT", heapLength);
        header.Set("TFORM1", Form(wide, longestCompressed));
        if (header.Contains("TFORM2"))
            header.Set("TFORM2", Form(wide, longestGzip));
    }

    private static string Form(bool wide, long longest) => $"1{(wide ? 'Q' : 'P')}B({longest})";
}
