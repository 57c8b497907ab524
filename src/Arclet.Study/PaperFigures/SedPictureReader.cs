using Arclet.Fits;
using Arclet.Inference.Statistics;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Reads a clump's SED picture from a study.</summary>
internal static class SedPictureReader
{
    private const int Draws = 80;

    /// <summary>The clump that the settings name, else the one whose medium bands stand out most above their neighbours; null where no clump of the catalogue has an SED fit.</summary>
    public static SedPicture? Read(StudyResults study, Func<string, PopulationGrids>? readGrid)
    {
        string? wanted = study.Settings.Get<FiguresSettings>().SedClump;
        if (wanted is not null && study.FindClump(wanted) is null)
            throw InputException.InFile(study.Settings.File, $"figures.sed_clump is {wanted}, expected the name of a clump");
        string? chosen = wanted ?? study.Clumps.Where(c => c.Sample.InCatalogue && c.Photometry is not null && c.SedFits.Count > 0)
            .OrderByDescending(c => DetectedBands(c.Photometry!) >= MostBands(study) - 2).ThenByDescending(c => LineSignificance(c.Photometry!)).ThenBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault()?.Id;
        return chosen is not null && study.SedBands(chosen) is { } table ? Of(study, study.FindClump(chosen)!, table, readGrid) : null;
    }

    private static SedPicture Of(StudyResults study, StudyClump clump, Table table, Func<string, PopulationGrids>? readGrid)
    {
        CorrectedFluxes? corrected = clump.Photometry is { } p ? CorrectedFluxes.Of(p, new GalacticExtinction(study.Settings.Get<IntrinsicSettings>().ColorExcess)) : null;
        var picture = new SedPicture
        {
            ClumpId = clump.Id,
            Redshift = clump.Redshift,
            History = study.ReferenceHistory,
            Bands =
            [
                .. SedPictureBand.Read(table, study.ReferenceHistory, f => corrected is not null && corrected.Bands.TryGetValue(f, out BandFlux band) ? band.LimitNanojansky : double.NaN)
                    .OrderBy(b => FilterCatalog.Get(b.Filter).PivotMicron),
            ],
        };
        return readGrid is null || picture.Bands.Count == 0 ? picture : WithSpectra(picture, study, clump.Id, readGrid);
    }

    private static SedPicture WithSpectra(SedPicture picture, StudyResults study, string clumpId, Func<string, PopulationGrids> readGrid)
    {
        if (study.SedPosteriors(clumpId).FirstOrDefault(s => s.History == picture.History) is not { } posterior)
            return picture;
        SedFitSettings settings = study.Settings.Get<SedSettings>().Fit;
        FitHistory history = settings.Histories.Single(h => h.Name == picture.History);
        Filter[] filters = [.. picture.Bands.Select(b => FilterCatalog.Get(b.Filter))];
        double from = 0.85e4 * filters.Min(f => f.HalfPowerBlueMicron), to = 1.1e4 * filters.Max(f => f.HalfPowerRedMicron);
        FlatLambdaCdm cosmology = study.Statistics.Cosmology;
        string named = study.Settings.Get<InputsSettings>().Grid, path = study.Folder.Resolve(named);
        PopulationGrids grids = readGrid(File.Exists(path) || Directory.Exists(path) ? path : named);
        var model = new PopulationModel(new PopulationBasis(grids), [], cosmology);
        var observed = new ObservedSpectrum(from, to, settings.Igm, cosmology);
        double[]? Spectrum(Func<string, double?> value)
        {
            SourceModel source = SedSampleModels.Of(settings, history, picture.Redshift, value);
            return model.Evaluate(source) is { } result ? observed.Of(result.Spectrum, source.Redshift) : null;
        }

        double[]? best = Spectrum(name => posterior.Best.TryGetValue(name, out double v) ? v : null);
        int count = Math.Min(Draws, posterior.Count);
        double[][] draws = [.. Enumerable.Range(0, count).Select(k => (int)((long)k * posterior.Count / count))
            .Select(row => Spectrum(name => posterior.Samples.TryGetValue(name, out IReadOnlyList<double>? v) ? v[row] : null)).OfType<double[]>()];
        if (best is null || draws.Length < 2)
            return picture;
        SampleBand band = SampleBand.Of(draws);
        return picture with { FitRedshift = posterior.Best.TryGetValue(SharedParameter.Redshift, out double fitted) ? fitted : picture.Redshift, WavelengthsMicron = observed.WavelengthsMicron, Best = best, P16 = band.Low, P84 = band.High };
    }

    private static int MostBands(StudyResults study) => study.Clumps.Where(c => c.Photometry is not null).Select(c => DetectedBands(c.Photometry!)).DefaultIfEmpty(0).Max();

    private static int DetectedBands(ClumpPhotometry p) => p.Bands.Values.Count(b => !b.IsLimit && b.FluxNanojansky > 0);

    /// <summary>The largest excess of a medium band over the line between its neighbours in wavelength, in errors.</summary>
    private static double LineSignificance(ClumpPhotometry p)
    {
        HashSet<string> medium = [.. FilterSets.NircamMedium.Select(f => f.Id)];
        (double Micron, string Filter, BandFlux Flux)[] bands = [.. p.Bands.Where(b => double.IsFinite(b.Value.FluxNanojansky) && b.Value.IndependentErrorNanojansky > 0)
            .Select(b => (FilterCatalog.Get(b.Key).PivotMicron, b.Key, b.Value)).OrderBy(b => b.PivotMicron)];
        double largest = 0;
        for (int i = 1; i + 1 < bands.Length; i++)
        {
            if (!medium.Contains(bands[i].Filter))
                continue;
            double t = (bands[i].Micron - bands[i - 1].Micron) / (bands[i + 1].Micron - bands[i - 1].Micron);
            double between = ((1 - t) * bands[i - 1].Flux.FluxNanojansky) + (t * bands[i + 1].Flux.FluxNanojansky);
            double error = Math.Sqrt(Square(bands[i].Flux.IndependentErrorNanojansky) + Square((1 - t) * bands[i - 1].Flux.IndependentErrorNanojansky) + Square(t * bands[i + 1].Flux.IndependentErrorNanojansky));
            largest = Math.Max(largest, (bands[i].Flux.FluxNanojansky - between) / error);
        }

        return largest;
    }

    private static double Square(double v) => v * v;
}
