namespace Arclet.Study;

/// <summary>
/// Gives entries of a catalogue their spectroscopic redshifts from several lists. Each spectrum belongs to the nearest entry within its list's match radius;
/// of an entry's spectra the list of the smallest priority number wins, then the best quality, then the nearest, then the lists' order.
/// </summary>
public static class SpectroscopicMerge
{
    /// <summary>Matches and merges.</summary>
    /// <param name="entries">The catalogue.</param>
    /// <param name="lists">The lists.</param>
    /// <param name="agreement">Two redshifts agree where they differ by at most this times 1 + z.</param>
    /// <returns>Every spectrum in the lists' order with its fate.</returns>
    public static IReadOnlyList<SpectrumMatch> Match(IReadOnlyList<CatalogueEntry> entries, IReadOnlyList<SpectroscopicList> lists, double agreement = 0.01)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(lists);
        var matches = new List<(SpectrumMatch Match, int Priority)>();
        if (lists.Count > 0)
        {
            var index = new SkyIndex(entries.Select(e => e.Position), lists.Max(l => l.Settings.MatchRadiusArcsec));
            foreach (SpectroscopicList list in lists)
            {
                foreach (SpectroscopicRedshift spectrum in list.Spectra)
                {
                    (int Index, double Separation)? nearest = index.Nearest(spectrum.Position, list.Settings.MatchRadiusArcsec);
                    SpectrumFate fate = !double.IsFinite(spectrum.Redshift) || !(spectrum.Quality >= list.Settings.MinimumQuality)
                        ? SpectrumFate.LowQuality
                        : nearest is null ? SpectrumFate.Unmatched : SpectrumFate.Confirms;
                    matches.Add((new(list.Name, spectrum, nearest?.Index ?? -1, nearest?.Separation ?? double.NaN, fate), list.Settings.Priority));
                }
            }
        }

        foreach (IGrouping<int, int> group in Enumerable.Range(0, matches.Count).Where(i => matches[i].Match.Fate == SpectrumFate.Confirms).GroupBy(i => matches[i].Match.EntryIndex))
        {
            int best = group.OrderBy(i => matches[i].Priority).ThenByDescending(i => matches[i].Match.Spectrum.Quality).ThenBy(i => matches[i].Match.SeparationArcsec).ThenBy(i => i).First();
            double adopted = matches[best].Match.Spectrum.Redshift;
            foreach (int i in group)
            {
                SpectrumFate fate = i == best
                    ? SpectrumFate.Adopted
                    : Math.Abs(matches[i].Match.Spectrum.Redshift - adopted) <= agreement * (1 + adopted) ? SpectrumFate.Confirms : SpectrumFate.Disagrees;
                matches[i] = (matches[i].Match with { Fate = fate }, matches[i].Priority);
            }
        }

        return [.. matches.Select(m => m.Match)];
    }
}
