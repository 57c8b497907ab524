using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>The 21 figures of the paper, of any study.</summary>
public static class PaperFigures
{
    private const string Ringed = "Ringed points with arrows are clumps that are not resolved: their sizes are upper limits.";

    private const string ViolinsAre = "Violins are densities by Gaussian kernels (single values where a bin has fewer than eight), bars the quartiles, dots the medians.";

    /// <summary>All figures; Fig. 6 without the spectra of its models, which need the grid.</summary>
    public static IReadOnlyList<PaperFigure> All { get; } = Of(null);

    /// <summary>All figures.</summary>
    /// <param name="readGrid">Reads the grid of populations that a study names, as its SED stage does; null where spectra are not to be drawn.</param>
    public static IReadOnlyList<PaperFigure> Of(Func<string, PopulationGrids>? readGrid) =>
    [
        new(1, "Example galaxies", "Colour pictures (Lupton et al. 2004) of galaxies, the filters in three groups by wavelength. Circles: clumps. Dashed lines: tangential critical lines of the best lens model for the galaxy's redshift. The pictures have the detector mosaic's orientation.",
            s => Figure01ExampleGalaxies.Make(Figure01ExampleGalaxies.Stamps(s))),
        new(2, "Hosts under three histories", "Stellar masses (left) and star-formation rates over 100 Myr (right) of the hosts under each of the other histories against those under the reference history. Bars are 68 % intervals; the dashed line is equality; the legend has the median differences in dex.",
            s => Figure02HostHistories.Make(HostEstimate.Of(s), s.HostHistory)),
        new(3, "The main sequence", "Star-formation rate over 100 Myr against stellar mass of the hosts, coloured by redshift, with 68 % intervals. Dashed lines: the main sequence of Speagle et al. (2014, S14) at the middles of the redshift bins, extended to these masses.",
            s => Figure03MainSequence.Make([.. HostEstimate.Of(s).Where(h => h.History == s.HostHistory)], s.Sample)),
        new(4, "Clumps per galaxy", "Number of clumps in each galaxy against redshift (left; vertical lines are the edges of the redshift bins) and its histogram (right).",
            s => Figure04ClumpNumbers.Make(s.Sample)),
        new(5, "Photometry of two galaxies", "Data in the reference filter, the model of the fitted clumps (without the backgrounds fitted with them) and what is left, all with one stretch: the diffuse light stays. Ellipses contain half the light of each clump, free of the PSF.",
            s => Figure05Residuals.Make(Figure05Residuals.Stamps(s))),
        new(6, "The SED of a clump", "Fluxes in broad and medium bands (bars: errors, and the filters' half-power widths), limits, and the reference history's best fit with the spectra of 68 % of the posterior; fluxes are magnified and corrected for the Milky Way's extinction.",
            s => Figure06Spectrum.Make(SedPictureReader.Read(s, readGrid))),
        new(7, "Clumps under four histories", "Distributions of the analysed clumps' properties under each star-formation history; thin vertical lines are medians.",
            s => Figure07Histories.Make([.. s.Histories.Select(h => (h, AnalysedUnder(s, h)))])),
        new(8, "Sizes and magnitudes", $"Absolute V magnitude, de-lensed, against effective radius of the analysed clumps, coloured by redshift. {Ringed}",
            s => Figure08Sizes.Make(s.Sample, Contours(s))),
        new(9, "Magnification", $"Magnification of the analysed clumps against effective radius, stellar mass, absolute V magnitude and stellar mass per area, by redshift bin. {Ringed}",
            s => Figure09Magnification.Make(s.Sample)),
        new(10, "Hosts in redshift bins", $"Stellar masses and specific star-formation rates of the hosts by redshift bin. {ViolinsAre}", s => Figure10Hosts.Make(s.Sample)),
        new(11, "Clumps in redshift bins", $"Properties of the analysed clumps by redshift bin. {ViolinsAre} Sizes include upper limits.", s => Figure11Clumps.Make(s.Sample)),
        new(12, "Clumps and their hosts", "Left: the most massive clump that is not central (points) and the central clump (stars) against the mass of the host, coloured by the clump's age; the dashed line is equality. Right: the mass of all clumps over that of the host, coloured by the host's specific star-formation rate. Squares: medians in quartiles of galaxies, with their range under resampling and the quartile's range. Notes: Pearson's r, its probability without correlation, and the number of galaxies (left: of the points).",
            s => Figure12ClumpsAndHosts.Make(s.Sample)),
        new(13, "Radial trends", "Clump mass over the host's, mass-weighted age and stellar mass per area against the distance from the barycentre of the galaxy's light in the source plane: in the redshift bins (upper rows) and in bins of the host's mass with as nearly equal numbers of clumps as whole galaxies allow (lower rows). Stars are central clumps. Lines and bands: running medians of groups of equal number and 68 % of their clumps.",
            s => Figure13Radial.Make(s.Sample)),
        new(14, "Idealised clumps", "Round Gaussian clumps as they are (top), as they are observed with a PSF of 3.4 px FWHM and noise (middle; ellipses: fitted half-light ellipses, free of the PSF, at least 0.4 px), and cuts through them (bottom; grey dashed: input, in units of its peak; points: observed, and red: fit, in units of the observed peak). The notes are medians and half the 68 % range of 60 realisations that were detected and measured as the study's clumps are.",
            _ => Figure14Ideal.Make(IdealSimulation.Cases, IdealSimulation.PairAtFwhm)),
        new(15, "Resolution classes", "Distributions of the analysed clumps' properties by class of resolution; thin vertical lines are medians. Sizes of unresolved clumps are upper limits, their masses per area lower limits.",
            s => Figure15Resolution.Make(s.Sample)),
        new(16, "Mass per area", $"Stellar mass per area by redshift bin, compact (left halves) and extended clumps (right halves), all resolved. {ViolinsAre} The dashed line is the mean of local star clusters (a setting).",
            s => Figure16Densities.Make(s.Sample)),
        new(17, "Star formation per area", $"Left: star-formation rate over 10 Myr per area against stellar mass per area, coloured by redshift. {Ringed} Right: the rate per area of resolved clumps by redshift bin. {ViolinsAre} The dashed line is the threshold of the quoted fractions.",
            s => Figure17Rates.Make(s.Sample)),
        new(18, "Mass functions", "Cumulative stellar-mass distributions of the analysed clumps by redshift bin (left) and magnification (right). Grey: a power law dN/dM of slope −2, N(>M) of slope −1, through the fullest bin's number above the mass of completeness (vertical line).",
            s => Figure18MassFunctions.Make(s.Sample, s.Settings.Get<FiguresSettings>().MagnificationEdges)),
        new(19, "Radial trends in single galaxies", "As Fig. 13, in single galaxies. Black stars are central clumps.", s => Figure19Galaxies.Make(s.Sample, s.Settings.Get<FiguresSettings>().RadialGalaxies)),
        new(20, "All bands and six", "Results (upper row) and errors, half the 68 % interval (lower row), of the SED fits with six broad bands against those with all bands. The notes are median differences, six minus all. Rates below 10^-6 of the largest, and errors of log rates above 3, lie outside of the axes.",
            s => Figure20FilterSubset.Make(s.Sample)),
        new(21, "Differences by filter set", "Differences between the results with all bands and with six (left) or eight (right) broad bands against redshift. Lines and bands: running medians of groups of equal number and 68 % of their clumps.",
            s => Figure21FilterDifferences.Make(s.Sample)),
    ];

    private static IReadOnlyList<ResultClump> AnalysedUnder(StudyResults study, string history)
    {
        HashSet<string> analysed = [.. study.Sample.Analysis.Select(c => c.Id)];
        return [.. study.ClumpsUnder(history).Where(c => analysed.Contains(c.Id))];
    }

    private static Table? Contours(StudyResults study) =>
        study.Settings.Get<FiguresSettings>().SizeContours is { } path ? Table.Read(study.Folder.Resolve(path)) : null;
}
