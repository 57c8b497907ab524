using Arclet.Imaging.Psf;
using Arclet.TestSupport;

namespace Arclet.Study.Tests;

/// <summary>From mosaics to photometry on real images: NIRCam's of the ring around SN 1987A, two scales and turned, and HST's of a galaxy behind Abell 2744.</summary>
public class RealImagesTests
{
    // The scale between the file's MJy/sr and nJy: astropy 5.2.1's wcs.utils.proj_plane_pixel_area of the header, in sr, times 1e15 nJy per MJy.
    private const double F150WNanojanskyPerUnit = 22.483692, F444WNanojanskyPerUnit = 93.322649;

    [SharedDataFact]
    public void Measure_NircamRing_GivesEveryKnotAFluxInFourFilters()
    {
        var ring = new Galaxy { Id = "ring", RaDegrees = 83.86661, DecDegrees = -69.26974, Redshift = 1, Kind = RedshiftKind.Spectroscopic, RedshiftSource = "test", Mu = 3 };

        // Table 1's widths; what is tried here is the way of the data, not the PSF.
        (string Filter, double Fwhm)[] filters = [("F150W", 0.058), ("F200W", 0.064), ("F356W", 0.124), ("F444W", 0.160)];
        MosaicBand[] mosaics = [.. filters.Select(f => MosaicBand.Open(new MosaicFiles
        {
            Filter = f.Filter,
            Science = SharedData.File("images", "nircam-i2d", $"jwst_{f.Filter.ToLowerInvariant()}_2022_cutout.fits") + "[SCI]",
            Error = SharedData.File("images", "nircam-i2d", $"jwst_{f.Filter.ToLowerInvariant()}_2022_cutout.fits") + "[ERR]",
        }))];
        try
        {
            Assert.Equal(F150WNanojanskyPerUnit, mosaics[0].Calibration.NanojanskyPerUnit, 1e-4 * F150WNanojanskyPerUnit);
            Assert.Equal(F444WNanojanskyPerUnit, mosaics[3].Calibration.NanojanskyPerUnit, 1e-4 * F444WNanojanskyPerUnit);
            Dictionary<string, GaussianMixturePsf> psfs = filters.Zip(mosaics).ToDictionary(
                p => p.First.Filter,
                p => new GaussianMixturePsf([PsfGaussian.Round(1, p.First.Fwhm / 2.3548 / p.Second.Wcs.PixelScaleArcsec)], p.Second.Wcs.PixelScaleArcsec));
            CutoutSet set = CutoutCutter.Cut(ring, mosaics, null, new CutoutsSettings { MinimumSizeArcsec = 3.6 }, psfs);
            Assert.Equal(4, set.Bands.Count);
            DetectionOutcome detection = ClumpFinder.Find(ring, set, new Dictionary<int, SegmentOwner>(), null, new DetectSettings { Threshold = 5, MeshPixels = 64 });

            // As many as sep 1.2.1 finds in these 119 x 119 pixels at 5 times the median error, with mesh 64, 64 levels and contrast 0.005.
            Assert.Equal(16, detection.Clumps.Count);
            PhotometryResult result = ClumpPhotometer.Measure(set, detection.Clumps, new Dictionary<string, FilterDepth>(), new PhotometrySettings());
            ClumpPhotometry[] bright = [.. result.Clumps.Where(c => c.SignalToNoise > 10)];
            Assert.True(bright.Length >= 5, $"{bright.Length} of {result.Clumps.Count} knots have a signal-to-noise ratio above 10");
            foreach (ClumpPhotometry knot in bright)
            {
                Assert.Equal(["F150W", "F200W", "F356W", "F444W"], knot.Bands.Keys.Order());
                foreach (BandFlux flux in knot.Bands.Values)
                {
                    Assert.True(double.IsFinite(flux.FluxNanojansky));
                    Assert.True(flux.IndependentErrorNanojansky > 0);
                }

                Assert.True(knot.Bands["F150W"].FluxNanojansky > 0);
            }
        }
        finally
        {
            foreach (MosaicBand mosaic in mosaics)
                mosaic.Dispose();
        }
    }

    [SharedDataFact]
    public void Measure_HubbleGalaxy_WithoutErrorMapsSaysSoAndMeasures()
    {
        string file = SharedData.File("images", "hst-a2744", "hff-deepspace_abell2744_3.6038470_-30.3822380_3.0arcsec-x-3.0arcsec_astrocut.fits");
        var galaxy = new Galaxy { Id = "hst", RaDegrees = 3.603847, DecDegrees = -30.382238, Redshift = 1, Kind = RedshiftKind.Spectroscopic, RedshiftSource = "test", Mu = 3 };
        (string Filter, int Hdu, double Fwhm)[] filters = [("F606W", 13, 0.1), ("F814W", 4, 0.1), ("F105W", 6, 0.18), ("F160W", 16, 0.19)];
        MosaicBand[] mosaics = [.. filters.Select(f => MosaicBand.Open(new MosaicFiles { Filter = f.Filter, Science = $"{file}[{f.Hdu}]" }))];
        try
        {
            // Zero point of the header's PHOTFLAM and PHOTPLAM (formulas 3.5): 10^((31.40 - zp) / 2.5) nJy per electron and second.
            double zp = (-2.5 * Math.Log10(3.03865740e-20)) - (5 * Math.Log10(10551.047)) - 2.408;
            Assert.Equal(Math.Pow(10, (31.4 - zp) / 2.5), mosaics[2].Calibration.NanojanskyPerUnit, 0.002 * mosaics[2].Calibration.NanojanskyPerUnit);
            Dictionary<string, GaussianMixturePsf> psfs = filters.Zip(mosaics).ToDictionary(
                p => p.First.Filter, p => new GaussianMixturePsf([PsfGaussian.Round(1, p.First.Fwhm / 2.3548 / p.Second.Wcs.PixelScaleArcsec)], p.Second.Wcs.PixelScaleArcsec));
            CutoutSet set = CutoutCutter.Cut(galaxy, mosaics, null, new CutoutsSettings { MinimumSizeArcsec = 2.8 }, psfs);
            Assert.All(set.Bands, b => Assert.True(b.Flags.HasFlag(CutoutFlags.ErrorsFromBackground)));
            var settings = new DetectSettings { ReferenceFilterOverrides = new Dictionary<string, string> { ["hst"] = "F160W" }, MeshPixels = 24, Threshold = 2 };
            DetectionOutcome detection = ClumpFinder.Find(galaxy, set, new Dictionary<int, SegmentOwner>(), null, settings);
            Assert.NotEmpty(detection.Clumps);
            PhotometryResult result = ClumpPhotometer.Measure(set, detection.Clumps, new Dictionary<string, FilterDepth>(), new PhotometrySettings());
            Assert.Contains(result.Clumps, c => c.SignalToNoise > 3 && c.Bands.Values.All(b => double.IsFinite(b.FluxNanojansky)));
        }
        finally
        {
            foreach (MosaicBand mosaic in mosaics)
                mosaic.Dispose();
        }
    }
}
