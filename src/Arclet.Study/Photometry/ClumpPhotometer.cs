using Arclet.Fits;
using Arclet.Imaging.ClumpFit;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// Measures a galaxy's clumps (section 3.5 of the paper): the shape in the reference filter; with that shape and a small shift of the centre the flux in every other
/// filter; and for comparison a free shape in the second filter of the pair. Each flux's error is split into the part of its own pixels' noise, which is independent
/// from filter to filter, and the part that comes through the shape, which all filters share; both grow with what the fit leaves (<see cref="PhotometrySettings.ScaleErrorsByChiSquare"/>) and with
/// what the background leaves open (<see cref="PhotometrySettings.BackgroundErrors"/>).
/// </summary>
public static class ClumpPhotometer
{
    /// <summary>Measures.</summary>
    /// <param name="cutouts">The galaxy's cutouts, with PSFs.</param>
    /// <param name="clumps">Its clumps.</param>
    /// <param name="depths">The filters' limits; one that is missing gets limits from the fluxes' own errors.</param>
    /// <param name="settings">How to measure.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InputException">A reference filter does not cover the galaxy or has no PSF.</exception>
    public static PhotometryResult Measure(
        CutoutSet cutouts, IReadOnlyList<Clump> clumps, IReadOnlyDictionary<string, FilterDepth> depths, PhotometrySettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(cutouts);
        ArgumentNullException.ThrowIfNull(clumps);
        ArgumentNullException.ThrowIfNull(depths);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        if (clumps.Count == 0)
            return new PhotometryResult([], []);
        Dictionary<string, FittedBand> bands = cutouts.Bands.Where(b => b.Psf is not null).ToDictionary(b => b.Filter, b => new FittedBand(b, depths.TryGetValue(b.Filter, out FilterDepth depth) ? depth : null));
        var measured = new Dictionary<string, ClumpPhotometry>();
        var comparisons = new Dictionary<string, ShapeComparison>();
        foreach (string reference in clumps.Select(c => c.ReferenceFilter).Distinct(StringComparer.Ordinal))
        {
            FittedBand band = bands.TryGetValue(reference, out FittedBand? found) ? found : throw new InputException(
                $"galaxy {cutouts.GalaxyId}: the reference filter '{reference}' {(cutouts.Find(reference) is null ? "does not cover it" : "has no PSF")}, expected one of {string.Join(", ", bands.Keys)}");
            var one = new ReferenceFilterFit(band, clumps, settings, cancellation);
            one.Measure(cutouts, bands, measured, comparisons);
        }

        return new PhotometryResult([.. clumps.Select(c => measured[c.Id])], [.. clumps.Where(c => comparisons.ContainsKey(c.Id)).Select(c => comparisons[c.Id])]);
    }

    /// <summary>What one reference filter says.</summary>
    private sealed class ReferenceFilterFit(FittedBand reference, IReadOnlyList<Clump> clumps, PhotometrySettings settings, CancellationToken cancellation)
    {
        // Clumps of another reference filter are fitted too: they are neighbours.
        private readonly ShapeChain chain = new(reference, clumps, settings, cancellation);

        private readonly ShapeChain? other = settings.BackgroundErrors ? new(reference, clumps, settings.OnOtherBackground(), cancellation) : null;

        public void Measure(CutoutSet cutouts, Dictionary<string, FittedBand> bands, Dictionary<string, ClumpPhotometry> measured, Dictionary<string, ShapeComparison> comparisons)
        {
            var fluxes = bands.Values.ToDictionary(b => b.Band.Filter, Fluxes);
            foreach (Clump clump in clumps.Where(c => c.ReferenceFilter == reference.Band.Filter))
                measured[clump.Id] = Record(clump, BackgroundDoubt.OfShape(chain.Shapes[clump.Id], other?.Shapes[clump.Id]), cutouts, fluxes);
            if (settings.SecondFilters.TryGetValue(reference.Band.Filter, out string? second) && bands.TryGetValue(second, out FittedBand? band))
                Compare(band, fluxes[second], comparisons);
        }

        private Dictionary<string, BandFlux> Fluxes(FittedBand band)
        {
            IReadOnlyDictionary<string, ClumpFitResult> results = chain.In(band);
            IReadOnlyDictionary<string, ClumpFitResult>? others = other?.In(band);
            var fluxes = new Dictionary<string, BandFlux>();
            foreach (Clump clump in clumps)
            {
                ClumpPosition place = band.Place(clump.Id, new SkyPosition(clump.RaDegrees, clump.DecDegrees));
                fluxes[clump.Id] = results.TryGetValue(clump.Id, out ClumpFitResult? fit) && ShapeChain.IsFitted(fit)
                    ? band.Flux(Widened(fit, others?.GetValueOrDefault(clump.Id), ReferenceEquals(band, reference)), settings.LimitErrors)
                    : Nothing(band.Band.IsUsableAt(place.X, place.Y) ? BandFlags.NotFitted : BandFlags.NotCovered);
            }

            return fluxes;
        }

        private ClumpFitResult Widened(ClumpFitResult fit, ClumpFitResult? alternative, bool isReference) =>
            isReference ? BackgroundDoubt.OfShape(fit, alternative) : BackgroundDoubt.OfFlux(fit, alternative, chain.Shapes[fit.Id], other?.Shapes[fit.Id]);

        private ClumpPhotometry Record(Clump clump, ClumpFitResult fit, CutoutSet cutouts, Dictionary<string, Dictionary<string, BandFlux>> fluxes)
        {
            bool isFitted = ShapeChain.IsFitted(fit);
            Wcs wcs = reference.Band.Wcs;
            SkyPosition place = isFitted ? wcs.PixelToSky(fit.X, fit.Y) : new SkyPosition(clump.RaDegrees, clump.DecDegrees);
            double radius = fit.Shape.RadiusPixels;
            var all = fluxes.ToDictionary(f => f.Key, f => f.Value[clump.Id]);
            foreach (string filter in cutouts.UncoveredFilters)
                all[filter] = Nothing(BandFlags.NotCovered);
            foreach (CutoutBand band in cutouts.Bands.Where(b => b.Psf is null))
                all[band.Filter] = Nothing(BandFlags.NoPsf);
            return new ClumpPhotometry
            {
                ClumpId = clump.Id,
                ReferenceFilter = reference.Band.Filter,
                ReferencePixelScaleArcsec = wcs.PixelScaleArcsec,
                RaDegrees = place.RaDegrees,
                DecDegrees = place.DecDegrees,
                SigmaMinorPixels = fit.Shape.SigmaMinPixels,
                SigmaMinorErrorPixels = fit.SigmaMinError,
                AxisRatio = fit.Shape.AxisRatio,
                AxisRatioError = fit.AxisRatioError,
                ThetaDegrees = fit.Shape.ThetaDegrees,
                ThetaErrorDegrees = fit.ThetaErrorDegrees,
                PositionAngleDegrees = isFitted ? PositionAngle(wcs, fit) : double.NaN,
                LogFluxLogSizeCovariance = fit.Flux > 0 && radius > 0 ? fit.FluxRadiusCovariance / (fit.Flux * radius) : double.NaN,
                LogSizeError = radius > 0 ? fit.RadiusError / radius : double.NaN,
                SignalToNoise = chain.SignalToNoise[clump.Id],
                Bands = all,
                Flags = all[reference.Band.Filter].Flags,
            };
        }

        private void Compare(FittedBand second, Dictionary<string, BandFlux> fixedShape, Dictionary<string, ShapeComparison> comparisons)
        {
            ClumpFitResult[] starts = [.. clumps.Select(c => chain.Shapes[c.Id]).Where(ShapeChain.IsFitted)];
            IReadOnlyList<ClumpFitResult> free = ShapeChain.Fit(second.Image, [.. starts.Select(f => second.Place(f.Id, reference.Band.Wcs.PixelToSky(f.X, f.Y)))], settings, cancellation);
            double here = reference.Band.Wcs.PixelScaleArcsec, there = second.Band.Wcs.PixelScaleArcsec;
            HashSet<string> own = [.. clumps.Where(c => c.ReferenceFilter == reference.Band.Filter).Select(c => c.Id)];
            for (int i = 0; i < starts.Length; i++)
            {
                if (!own.Contains(starts[i].Id) || !ShapeChain.IsFitted(free[i]))
                    continue;
                comparisons[starts[i].Id] = new ShapeComparison
                {
                    ClumpId = starts[i].Id,
                    ReferenceFilter = reference.Band.Filter,
                    SecondFilter = second.Band.Filter,
                    ReferenceRadiusArcsec = starts[i].Shape.RadiusPixels * here,
                    ReferenceRadiusErrorArcsec = starts[i].RadiusError * here,
                    SecondRadiusArcsec = free[i].Shape.RadiusPixels * there,
                    SecondRadiusErrorArcsec = free[i].RadiusError * there,
                    SecondAxisRatio = free[i].Shape.AxisRatio,
                    SecondPositionAngleDegrees = PositionAngle(second.Band.Wcs, free[i]),
                    FixedShapeFluxNanojansky = fixedShape[starts[i].Id].FluxNanojansky,
                    FreeShapeFluxNanojansky = free[i].Flux,
                    FreeShapeErrorNanojansky = free[i].FluxError,
                    Flags = (int)free[i].Flags,
                };
            }
        }

        private static double PositionAngle(Wcs wcs, ClumpFitResult fit)
        {
            double angle = wcs.JacobianAt(fit.X, fit.Y).PositionAngleDegrees(fit.Shape.ThetaDegrees) % 180;
            return angle < 0 ? angle + 180 : angle;
        }

        private static BandFlux Nothing(BandFlags flags) => new(double.NaN, double.NaN, double.NaN, double.NaN, false, (int)flags);
    }
}
