using Arclet.Fits;
using Arclet.Imaging.Apertures;

namespace Arclet.Study.Tests;

public class CutoutTests
{
    [Fact]
    public void Cut_ThreeScales_HasTheMosaicsPixelsOnTheirOwnGrids()
    {
        using var field = new SmallField();
        CutoutSet set = field.Cut();

        // The segment is a circle of 1" radius; 1.5" of margin on either side.
        Assert.InRange(set.SizeArcsec, 4.9, 5.1);
        Assert.Equal(["F150W", "F200W", "F277W"], set.Bands.Select(b => b.Filter));
        foreach (CutoutBand band in set.Bands)
        {
            using MosaicBand mosaic = MosaicBand.Open(field.Files(band.Filter));
            var window = new float[band.Width * band.Height];
            mosaic.Science.ReadWindow(new PixelBounds(band.OriginX, band.OriginY, band.OriginX + band.Width, band.OriginY + band.Height), window);
            Assert.Equal(window, band.Science.Pixels.ToArray());
            (double x, double y) = band.Wcs.SkyToPixel(SmallField.Center);
            Assert.InRange(x - (band.Width / 2), -1, 1);
            Assert.Equal(7, band.SegmentAt(x, y));
            (double nx, double ny) = band.Wcs.SkyToPixel(SmallField.Neighbour);
            Assert.Equal(8, band.SegmentAt(nx, ny));
            Assert.Equal(1, band.CoveredFraction);
            Assert.Equal(CutoutFlags.None, band.Flags);
        }
    }

    [Fact]
    public void Write_AndRead_GivesTheSameSet()
    {
        using var field = new SmallField();
        CutoutSet set = field.Cut() with { UncoveredFilters = ["F444W"] };
        string path = field.Folder.File("cutouts.fits");
        CutoutFile.Write(path, set);
        CutoutSet read = CutoutFile.Read(path);
        Assert.Equal(set.GalaxyId, read.GalaxyId);
        Assert.Equal((set.RaDegrees, set.DecDegrees, set.SizeArcsec), (read.RaDegrees, read.DecDegrees, read.SizeArcsec));
        Assert.Equal(set.UncoveredFilters, read.UncoveredFilters);
        foreach ((CutoutBand a, CutoutBand b) in set.Bands.Zip(read.Bands))
        {
            Assert.Equal((a.Filter, a.OriginX, a.OriginY, a.Flags, a.CoveredFraction, a.SaturationNanojansky), (b.Filter, b.OriginX, b.OriginY, b.Flags, b.CoveredFraction, b.SaturationNanojansky));
            Assert.Equal(a.Science.Pixels, b.Science.Pixels);
            Assert.Equal(a.Error.Pixels, b.Error.Pixels);
            Assert.Equal(a.Mask.Pixels, b.Mask.Pixels);
            Assert.Equal(a.Segmentation, b.Segmentation);
            Assert.Equal(a.Psf!.Components.ToArray(), b.Psf!.Components.ToArray());
            Assert.Equal((a.Psf.PixelScaleArcsec, a.Psf.IncludesPixel), (b.Psf.PixelScaleArcsec, b.Psf.IncludesPixel));
            Assert.True(a.Wcs.PixelToSky(3, 5).SeparationArcsec(b.Wcs.PixelToSky(3, 5)) < 1e-9);
        }
    }

    [Fact]
    public void Cut_OverTheMosaicsEdge_MarksWhatIsMissing()
    {
        using var field = new SmallField();
        Galaxy edge = SmallField.Galaxy with { RaDegrees = SmallField.Center.Offset(270, 5.9).RaDegrees, Segments = [] };
        Galaxy far = SmallField.Galaxy with { RaDegrees = SmallField.Center.RaDegrees + 1 };
        using MosaicBand mosaic = MosaicBand.Open(field.Files("F150W"));
        CutoutBand band = CutoutCutter.Cut(edge, [mosaic], null, new CutoutsSettings()).Bands[0];
        Assert.True(band.Flags.HasFlag(CutoutFlags.OverEdge) && band.Flags.HasFlag(CutoutFlags.NoSegmentation));
        Assert.InRange(band.CoveredFraction, 0.5, 0.56);
        Assert.False(band.IsUsableAt(band.Width - 1, 10));
        Assert.True(float.IsNaN(band.Science[band.Width - 1, 10]));
        Assert.Equal(["F150W"], CutoutCutter.Cut(far, [mosaic], null, new CutoutsSettings()).UncoveredFilters);
    }

    [Fact]
    public void Open_ErrorOfAnotherShape_IsRefused()
    {
        using var field = new SmallField();
        InputException error = Assert.Throws<InputException>(() => MosaicBand.Open(field.Files("F150W") with { Error = field.Files("F200W").Error }));
        Assert.Contains("620 x 620", error.Message);
    }

    [Fact]
    public void Cut_NegativeErrors_NamesThePixel()
    {
        using var field = new SmallField();
        string path = field.Folder.File("negative.fits");
        using (FitsWriter writer = FitsWriter.Create(path))
        {
            writer.BeginImage(new FitsHeader(), FitsPixelType.Float32, 600, 600);
            writer.WriteRows([.. Enumerable.Repeat(-1f, 360000)]);
            writer.Complete();
        }

        using MosaicBand mosaic = MosaicBand.Open(field.Files("F150W") with { Error = path });
        InputException error = Assert.Throws<InputException>(() => CutoutCutter.Cut(SmallField.Galaxy, [mosaic], null, new CutoutsSettings()));
        Assert.Contains("is -1", error.Message);
    }
}
