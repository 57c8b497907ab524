using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Simulation;

namespace Arclet.Demo;

/// <summary>The comparison as a table: a row for each true image of a clump, with what was measured of it.</summary>
internal static class RecoveryTable
{
    public static Table Of(RecoveryComparison comparison, string name)
    {
        IReadOnlyList<TrueClumpImage> truth = comparison.Truth;
        RecoveredClump?[] measured = [.. Enumerable.Range(0, truth.Count).Select(i => comparison.Match.SecondOfFirst[i] is >= 0 and var m ? comparison.Measured[m] : null)];
        var table = new Table(name) { Description = "True images of clumps and what was measured of them" };
        table.Metadata.Set("program", "arclet demo " + ArcletProgram.Version);
        table.Add("clump", [.. truth.Select(t => t.Name)], "The true clump and its image");
        table.Add("id", [.. measured.Select(m => m?.Id ?? "")], "The study's clump; empty where there is none");
        table.Add("ra", [.. truth.Select(t => t.RaDegrees)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. truth.Select(t => t.DecDegrees)], "deg", "Declination, ICRS");
        table.Add("redshift", [.. truth.Select(t => t.Redshift)], null, "Redshift");
        table.Add("isolation_arcsec", [.. truth.Select(t => t.IsolationArcsec)], "arcsec", "Distance to the nearest other image of a clump");
        foreach (QuantityRecovery recovery in comparison.Quantities.Concat(comparison.Fluxes))
        {
            string quantity = recovery.Quantity.Name;
            var judged = recovery.Pairs.Select(p => p.Truth).ToHashSet();
            table.Add(quantity + "_true", [.. truth.Select(t => t.Values.GetValueOrDefault(quantity, double.NaN))], null, "True " + recovery.Quantity.Words);
            Add("", v => v.Value, "Measured");
            Add("_low", v => v.Low, "Lower end of the 68 % interval");
            Add("_high", v => v.High, "Upper end of the 68 % interval");
            table.Add(quantity + "_judged", [.. truth.Select((_, i) => judged.Contains(i))], "Whether it is among those that are judged");

            void Add(string ending, Func<RecoveredValue, double> part, string description) => table.Add(
                quantity + ending, [.. measured.Select(m => m is not null && m.Values.TryGetValue(quantity, out RecoveredValue v) ? part(v) : double.NaN)], null, description);
        }

        return table;
    }
}
