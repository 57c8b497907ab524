namespace Arclet.Study;

/// <summary>What a segment of the segmentation map is.</summary>
/// <param name="Segment">Its number.</param>
/// <param name="EntryId">The catalogue's entry.</param>
/// <param name="GalaxyId">The galaxy of the study that it is part of; null for none.</param>
/// <param name="Redshift">The entry's redshift; NaN for none.</param>
/// <param name="RedshiftHalfWidth">Half of the 68 % interval of a photometric redshift; 0 for a spectroscopic one.</param>
public readonly record struct SegmentOwner(int Segment, string EntryId, string? GalaxyId, double Redshift, double RedshiftHalfWidth)
{
    /// <summary>The owners of all segments of a catalogue after the selection.</summary>
    public static IReadOnlyDictionary<int, SegmentOwner> Of(SourceCatalogue catalogue, SelectionResult selection)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(selection);
        Dictionary<int, string> galaxies = selection.Galaxies.SelectMany(g => g.Segments.Select(s => (s, g.Id))).ToDictionary(p => p.s, p => p.Id);
        Dictionary<int, double> spectroscopic = selection.Spectra.Where(s => s.Fate == SpectrumFate.Adopted).ToDictionary(s => s.EntryIndex, s => s.Spectrum.Redshift);
        var owners = new Dictionary<int, SegmentOwner>();
        for (int i = 0; i < catalogue.Entries.Count; i++)
        {
            CatalogueEntry e = catalogue.Entries[i];
            if (e.Segment == 0)
                continue;
            bool hasSpectrum = spectroscopic.TryGetValue(i, out double z);
            double half = 0.5 * (e.PhotometricHigh68 - e.PhotometricLow68);
            owners.TryAdd(e.Segment, new(e.Segment, e.Id, galaxies.GetValueOrDefault(e.Segment), hasSpectrum ? z : e.PhotometricRedshift, hasSpectrum || !(half > 0) ? 0 : half));
        }

        return owners;
    }
}
