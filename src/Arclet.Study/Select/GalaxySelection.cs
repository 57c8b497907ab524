using System.Globalization;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>
/// Selects the galaxies of a study from a photometric catalogue (section 3.1 of the paper): redshifts, cuts, merged segments, multiple images. Every entry
/// ends as a galaxy or with a reason.
/// </summary>
public static class GalaxySelection
{
    /// <summary>What the redshifts of the catalogue itself are called in tables.</summary>
    public const string CatalogueSource = "catalogue";

    // A catalogue's own redshift is at its entry's place; the radius only has to be above the rounding.
    private const double SamePlaceArcsec = 0.001;

    /// <summary>Selects.</summary>
    /// <param name="catalogue">The catalogue, read with the flags of the settings.</param>
    /// <param name="lists">Spectroscopic redshifts.</param>
    /// <param name="settings">The rules.</param>
    /// <param name="model">The lens model: for magnifications from it and for multiple images; may be null where neither is asked for.</param>
    /// <param name="touching">Pairs of segments that touch in the segmentation map (<see cref="SegmentContacts"/>); null without a map.</param>
    /// <exception cref="InputException">A setting is wrong or names an entry that the catalogue does not have, or the model is needed and missing.</exception>
    public static SelectionResult Select(
        SourceCatalogue catalogue, IReadOnlyList<SpectroscopicList> lists, SelectSettings settings, LensModel? model, IReadOnlySet<(int First, int Second)>? touching)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        if (model is null && settings.Magnification == MagnificationSource.Model)
            throw new InputException("select: magnification is 'model', but the study has no lens model, expected one in inputs or 'catalogue'");
        IReadOnlyList<CatalogueEntry> entries = catalogue.Entries;
        IReadOnlyList<SpectrumMatch> spectra = SpectroscopicMerge.Match(entries, [.. lists, OwnRedshifts(catalogue, settings)], settings.SpectroscopicAgreement);
        Dictionary<int, SpectrumMatch> adopted = spectra.Where(s => s.Fate == SpectrumFate.Adopted).ToDictionary(s => s.EntryIndex);

        var galaxies = new Galaxy?[entries.Count];
        var exclusions = new Exclusion?[entries.Count];
        for (int i = 0; i < entries.Count; i++)
        {
            galaxies[i] = WithRedshift(entries[i], adopted.TryGetValue(i, out SpectrumMatch match) ? match : null);
            (Galaxy? galaxy, exclusions[i]) = Judge(entries[i], galaxies[i], settings, model);
            galaxies[i] = galaxy ?? galaxies[i];
        }

        new SegmentMerge(catalogue, settings, galaxies, exclusions).Apply(touching);
        Galaxy[] selected = [.. Enumerable.Range(0, entries.Count).Where(i => exclusions[i] is null).Select(i => galaxies[i]!)];
        return new SelectionResult
        {
            Galaxies = MultipleImages.Join(selected, settings, model),
            Exclusions = [.. exclusions.OfType<Exclusion>()],
            Funnel = Funnel(entries.Count, exclusions),
            Spectra = spectra,
            PhotometricAgainstSpectroscopic = RedshiftComparison.Of(adopted.Values.Select(a => (entries[a.EntryIndex].PhotometricRedshift, a.Spectrum.Redshift)), settings.OutlierLimit),
        };
    }

    private static SpectroscopicList OwnRedshifts(SourceCatalogue catalogue, SelectSettings settings) => new(
        CatalogueSource,
        new SpectroscopicListSettings { Name = CatalogueSource, Priority = settings.CatalogueSpectroscopicPriority, MinimumQuality = double.NegativeInfinity, MatchRadiusArcsec = SamePlaceArcsec },
        [.. catalogue.Entries.Where(e => double.IsFinite(e.CatalogueSpectroscopicRedshift))
            .Select(e => new SpectroscopicRedshift(e.Id, e.Position, e.CatalogueSpectroscopicRedshift, double.NaN, double.NaN, double.PositiveInfinity))]);

    private static Galaxy? WithRedshift(CatalogueEntry entry, SpectrumMatch? match)
    {
        if (match is null && !double.IsFinite(entry.PhotometricRedshift))
            return null;
        double z = match?.Spectrum.Redshift ?? entry.PhotometricRedshift;
        double low = match?.Spectrum.Low68 ?? entry.PhotometricLow68, high = match?.Spectrum.High68 ?? entry.PhotometricHigh68;
        return new Galaxy
        {
            Id = entry.Id,
            RaDegrees = entry.Position.RaDegrees,
            DecDegrees = entry.Position.DecDegrees,
            Redshift = z,

            // A spectrum without a stated error has none that matters here; that of a photometric redshift without one is judged as unknown.
            RedshiftLow68 = match is not null && !double.IsFinite(low) ? z : low,
            RedshiftHigh68 = match is not null && !double.IsFinite(high) ? z : high,
            Kind = match is null ? RedshiftKind.Photometric : RedshiftKind.Spectroscopic,
            RedshiftSource = match?.List ?? CatalogueSource,
            Mu = entry.Mu,
            Segments = entry.Segment > 0 ? [entry.Segment] : [],
        };
    }

    private static (Galaxy? Galaxy, Exclusion? Exclusion) Judge(CatalogueEntry entry, Galaxy? galaxy, SelectSettings settings, LensModel? model)
    {
        if (settings.Excluded.TryGetValue(entry.Id, out string? why))
            return Out(ExclusionReason.Named, why);
        for (int k = 0; k < settings.Flags.Count; k++)
        {
            if (entry.Flags[k] != settings.Flags[k].Value)
                return Out(ExclusionReason.Flagged, $"{settings.Flags[k].Column} = {Number(entry.Flags[k])}, not {Number(settings.Flags[k].Value)}");
        }

        if (galaxy is null)
            return Out(ExclusionReason.NoRedshift, "neither a spectroscopic nor a photometric redshift");
        double halfWidth = 0.5 * (galaxy.RedshiftHigh68 - galaxy.RedshiftLow68);
        if (galaxy.Kind == RedshiftKind.Photometric && !(halfWidth < settings.MaximumPhotometricHalfWidth))
            return Out(ExclusionReason.RedshiftUncertain, double.IsFinite(halfWidth) ? $"photometric, half-width {Number(halfWidth)}" : "photometric, without a 68 % interval");
        if (!(galaxy.Redshift > settings.MinimumRedshift))
            return Out(ExclusionReason.RedshiftTooLow, $"z = {Number(galaxy.Redshift)}");
        if (galaxy.Redshift > settings.MaximumRedshift)
            return Out(ExclusionReason.RedshiftTooHigh, $"z = {Number(galaxy.Redshift)}");
        double mu = settings.Magnification == MagnificationSource.Model ? MultipleImages.Magnification(model!, galaxy) : galaxy.Mu;
        if (double.IsNaN(mu))
            return Out(ExclusionReason.NoMagnification, "no magnification in the catalogue");
        return mu > settings.MinimumMu ? (galaxy with { Mu = mu }, null) : Out(ExclusionReason.MagnificationTooLow, $"mu = {Number(mu)}");

        (Galaxy?, Exclusion?) Out(ExclusionReason reason, string detail) => (null, new Exclusion(entry.Id, reason, detail));
    }

    private static FunnelStep[] Funnel(int count, Exclusion?[] exclusions)
    {
        var steps = new List<FunnelStep>();
        foreach (ExclusionReason reason in Enum.GetValues<ExclusionReason>())
        {
            int removed = exclusions.Count(e => e?.Reason == reason);
            steps.Add(new(reason, count, removed));
            count -= removed;
        }

        return [.. steps];
    }

    private static string Number(double value) => value.ToString("G5", CultureInfo.InvariantCulture);
}
