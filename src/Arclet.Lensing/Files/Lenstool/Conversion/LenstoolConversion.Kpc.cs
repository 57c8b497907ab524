namespace Arclet.Lensing;

/// <summary>Radii that a file gives in kpc and in arcsec at once.</summary>
internal sealed partial class LenstoolConversion
{
    /// <summary>Relative differences below are rounding of the numbers' distances, not another cosmology.</summary>
    private const double Agreement = 1e-5;

    private readonly List<(LenstoolEntry Arcsec, LenstoolEntry Kpc, double Ratio, string Winner, int Value)> _conflicts = [];

    /// <summary>Notes two values that disagree by more than their last decimals.</summary>
    private void Compare(LenstoolEntry arcsec, LenstoolEntry kpc, double ratio, string winner, int value = 0)
    {
        double a = arcsec.Number(value) * ratio, k = kpc.Number(value);
        double rounding = (LensWords.HalfUnit(arcsec.Values[value]) * ratio) + LensWords.HalfUnit(kpc.Values[value]);
        if (Math.Abs(a - k) > rounding + (Agreement * Math.Max(Math.Abs(a), Math.Abs(k))))
            _conflicts.Add((arcsec, kpc, ratio, winner, value));
    }

    /// <summary>
    /// One warning for every ratio that values disagree by: a whole best.par of another cosmology is one contradiction, not five hundred.
    /// </summary>
    private void ReportKpcConflicts()
    {
        foreach (var group in _conflicts.GroupBy(c => (Percent: Math.Round(100 * ((c.Kpc.Number(c.Value) / c.Arcsec.Number(c.Value) / c.Ratio) - 1), 1), c.Winner)).OrderBy(g => g.First().Arcsec.Line))
        {
            (LenstoolEntry arcsec, LenstoolEntry kpc, double ratio, string winner, int value) = group.First();
            string rest = group.Skip(1).Any() ? $"; so do {group.Count() - 1} more pairs by the same factor, up to line {group.Max(c => c.Kpc.Line)}" : "";
            _warnings.Add(kpc.Warning(FormattableString.Invariant(
                $"{kpc.Spelling} {kpc.Values[value]} contradicts {arcsec.Spelling} {arcsec.Values[value]} of line {arcsec.Line}: their ratio is {kpc.Number(value) / arcsec.Number(value):F5} kpc/arcsec, the file's cosmology gives {ratio:F5}; the value in {winner} is used{rest}")));
        }
    }
}
