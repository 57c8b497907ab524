using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Adds columns to a published table, with their UCDs (IVOA, UCD1+).</summary>
internal sealed class CatalogueColumn(Table table)
{
    /// <summary>A word or name.</summary>
    public void Words(string name, IEnumerable<string> values, string ucd, string description) => table.Add(name, [.. values], description, ucd);

    /// <summary>A truth value.</summary>
    public void Truths(string name, IEnumerable<bool> values, string description) => table.Add(name, [.. values], description, "meta.code");

    /// <summary>Whole numbers.</summary>
    public void Whole(string name, IEnumerable<long> values, string ucd, string description) => table.Add(name, [.. values], null, description, ucd);

    /// <summary>Real numbers; NaN is missing.</summary>
    public void Real(string name, IEnumerable<double> values, string? unit, string ucd, string description) => table.Add(name, [.. values], unit, description, ucd);

    /// <summary>An estimate: the value of the best fit, and the median and the 68 % interval of the joint draws.</summary>
    public void Estimate(string name, IReadOnlyList<IntrinsicEstimate> values, string? unit, string ucd, string description)
    {
        Real(name, values.Select(v => v.Value), unit, ucd, description);
        Real(name + "_p16", values.Select(v => v.P16), unit, "stat.min;" + ucd, "16th percentile of the joint draws: lower end of the 68 % interval");
        Real(name + "_p50", values.Select(v => v.P50), unit, "stat.median;" + ucd, "Median of the joint draws");
        Real(name + "_p84", values.Select(v => v.P84), unit, "stat.max;" + ucd, "84th percentile of the joint draws: upper end of the 68 % interval");
    }
}
