using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>The flags of a published catalogue: every bit of every column of flags, with what it means.</summary>
public static class CatalogueFlags
{
    private static readonly (BandFlags Flag, string Meaning)[] Bands =
    [
        (BandFlags.AtBound, "a parameter of the fit is held by a bound: centre, size or axis ratio (in other filters than the reference the centre)"),
        (BandFlags.NearNeighbour, "another clump is in the box, fitted together with this one or not"),
        (BandFlags.BoxEdge, "the box reaches over the border of the cutout"),
        (BandFlags.Masked, "pixels in the box are masked and left out"),
        (BandFlags.Saturated, "pixels in the box are saturated and left out"),
        (BandFlags.UnresolvedMinor, "the minor axis is below the smallest resolved size, the major axis is not"),
        (BandFlags.Unresolved, "both axes are below the smallest resolved size"),
        (BandFlags.LowSignal, "the flux is less than the set number of its errors"),
        (BandFlags.NotConverged, "no start of the fit converged"),
        (BandFlags.BadChiSquare, "chi2 is further above its degrees of freedom than the set limit"),
        (BandFlags.NotFitted, "nothing was fitted: there is no flux"),
        (BandFlags.Singular, "the curvature is singular: there are no errors"),
        (BandFlags.WiderBox, "the flux was too uncertain in the set box and was measured in a wider one"),
        (BandFlags.NotCovered, "the filter does not cover the clump: there is neither flux nor limit"),
        (BandFlags.LimitFromError, "the limit is the set number of the flux's own errors"),
        (BandFlags.NoPsf, "the filter has no PSF: there is neither flux nor limit"),
    ];

    private static readonly (IntrinsicFlags Flag, string Meaning)[] Intrinsic =
    [
        (IntrinsicFlags.SizeIsLimit, "the size is an upper limit, the densities are lower limits"),
        (IntrinsicFlags.MagnitudeIsLimit, "the absolute magnitude is the brightest that it can be"),
        (IntrinsicFlags.NoLensDraws, "the lens has no draws: the magnification's error is its scatter inside the clump alone"),
        (IntrinsicFlags.NoSizeError, "the fit gave the size no error: none is drawn"),
        (IntrinsicFlags.NoCommonError, "the fit gave the flux no error common to all filters: none is drawn"),
        (IntrinsicFlags.CriticalLine, "a critical line crosses the clump"),
        (IntrinsicFlags.MagnificationVaries, "the magnification varies strongly over the clump"),
        (IntrinsicFlags.BestOutsideInterval, "the best value lies outside the 68 % interval of the posterior"),
        (IntrinsicFlags.NoMagnitude, "there is no flux in the V band"),
        (IntrinsicFlags.NoSedFit, "there is no SED fit: masses, rates, ages and densities are missing"),
        (IntrinsicFlags.RedshiftDrawn, "the redshift is photometric: its error is in the draws of magnification, size, mass and rate"),
    ];

    private static readonly (SedFitFlags Flag, string Meaning)[] Sed =
    [
        (SedFitFlags.BadFit, "the best model misses the data: so large a chi2 has a chance below 0.001"),
        (SedFitFlags.PriorEdge, "the posterior of a parameter is piled up at an end of its prior"),
        (SedFitFlags.MultiModal, "at least two separate modes hold a share of the evidence"),
        (SedFitFlags.PriorDominated, "the data say next to nothing about a parameter of the history, or about A(V)"),
        (SedFitFlags.NotConverged, "evidence or samples did not reach the wanted accuracy"),
        (SedFitFlags.ModeFoundByGuard, "a mode that the samples had missed was found and sampled"),
        (SedFitFlags.BetterLikelihoodOutside, "a better likelihood is known than any that the samples stand for: do not trust the posterior"),
        (SedFitFlags.FewBands, "there are fewer bands than free parameters"),
        (SedFitFlags.Failed, "no model has a likelihood above 0, or the fit failed"),
    ];

    /// <summary>Every bit: the columns that have it, its number, its name and its meaning.</summary>
    public static IReadOnlyList<(string Columns, long Bit, string Name, string Meaning)> All { get; } =
    [
        .. Intrinsic.Select(f => ("intrinsic_flag", (long)f.Flag, SettingName.Of(f.Flag.ToString()), f.Meaning)),
        .. Sed.Select(f => ("sed_flag", (long)f.Flag, SettingName.Of(f.Flag.ToString()), f.Meaning)),
        .. Bands.Select(f => ("photometry_flag flag_<FILTER>", (long)f.Flag, SettingName.Of(f.Flag.ToString()), f.Meaning)),
    ];

    /// <summary>The same as a table.</summary>
    public static Table ToTable()
    {
        var table = new Table("flags") { Name = "FLAGS", Description = "The bits of the columns of flags" };
        table.Add("columns", [.. All.Select(f => f.Columns)], "The columns that have it", "meta.id");
        table.Add("bit", [.. All.Select(f => f.Bit)], null, "The number that is added for it", "meta.code");
        table.Add("name", [.. All.Select(f => f.Name)], "Its name", "meta.id");
        table.Add("meaning", [.. All.Select(f => f.Meaning)], "What it means", "meta.note");
        return table;
    }
}
