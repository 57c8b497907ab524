using Arclet.Figures;
using Arclet.Simulation;
using Arclet.Sky;

namespace Arclet.Demo;

/// <summary>Recovered against true, for every quantity.</summary>
internal static class RecoveryFigures
{
    /// <summary>One quantity: recovered against true with its 68 % interval, and the line where both are equal.</summary>
    public static Figure Of(QuantityRecovery recovery, RecoveryComparison comparison)
    {
        RecoveredQuantity quantity = recovery.Quantity;
        var figure = new Figure(Figure.ColumnMm, Figure.ColumnMm) { DocumentTitle = "Recovered against true " + quantity.Words };
        Panel panel = figure.Panel;
        double[] truth = [.. recovery.Pairs.Select(p => comparison.Truth[p.Truth].Values[quantity.Name])];
        RecoveredValue[] measured = [.. recovery.Pairs.Select(p => comparison.Measured[p.Measured].Values[quantity.Name])];
        string unit = quantity.IsAbsolute && quantity.Unit.Length > 0 ? $" [{quantity.Unit}]" : "";
        panel.X.Label = $"true {quantity.Words}{unit}";
        panel.Y.Label = $"recovered {quantity.Words}{unit}";
        panel.ShowLegend = false;
        double[] all = [.. truth, .. measured.Select(m => m.Value)];
        if (!quantity.IsAbsolute)
        {
            panel.X.Kind = panel.Y.Kind = ScaleKind.Log;
            all = [.. all.Where(v => v > 0)];
        }

        if (all.Length == 0)
            return figure;
        (double low, double high) = quantity.IsAbsolute ? (all.Min() - 0.3, all.Max() + 0.3) : (all.Min() / 1.4, all.Max() * 1.4);
        panel.X.Range(low, high);
        panel.Y.Range(low, high);
        panel.Line([low, high], [low, high], new LineStyle { Colour = Palette.Black, Width = 0.6 });
        int[] shown = [.. Enumerable.Range(0, truth.Length).Where(i => quantity.IsAbsolute || measured[i].Value > 0)];
        panel.Points(
            [.. shown.Select(i => truth[i])],
            [.. shown.Select(i => measured[i].Value)],
            new PointStyle { Colour = Palette.Blue, Size = 3.2 },
            null,
            xErrors: null,
            yErrors: new Errors([.. shown.Select(i => Math.Max(0, measured[i].Value - Math.Max(measured[i].Low, quantity.IsAbsolute ? double.NegativeInfinity : low)))], [.. shown.Select(i => Math.Max(0, measured[i].High - measured[i].Value))]));
        return figure;
    }

    /// <summary>The median error of the fluxes in each filter against its wavelength.</summary>
    public static Figure Fluxes(RecoveryComparison comparison)
    {
        var figure = new Figure(160, 80) { DocumentTitle = "Median error of fluxes" };
        Panel panel = figure.Panel;
        QuantityRecovery[] judged = [.. comparison.Fluxes.Where(f => f.Pairs.Count >= 3)];
        panel.X.Label = "pivot wavelength [um]";
        panel.Y.Label = "median of recovered / true flux - 1 [%]";
        panel.Add(ReferenceLineMark.AtY(0));
        panel.Add(ReferenceLineMark.AtY(100 * comparison.Criteria.FluxBias));
        panel.Add(ReferenceLineMark.AtY(-100 * comparison.Criteria.FluxBias));
        double reach = judged.Length == 0 ? 10 : Math.Max(10, 120 * judged.Max(f => Math.Abs(f.MedianDifference)));
        panel.X.Range(0.3, 5.1);
        panel.Y.Range(-reach, reach);
        Add([.. judged.Where(f => f.Pairs.Count >= comparison.Criteria.FewestClumps)], new PointStyle { Colour = Palette.Blue, Size = 5 }, "judged");
        Add([.. judged.Where(f => f.Pairs.Count < comparison.Criteria.FewestClumps)], new PointStyle { Colour = Palette.Orange, IsFilled = false, Size = 5 }, "too few clumps to judge");
        return figure;

        void Add(QuantityRecovery[] fluxes, PointStyle style, string label)
        {
            if (fluxes.Length == 0)
                return;

            // The error of a median is 1.253 of that of a mean.
            panel.Points(
                [.. fluxes.Select(f => FilterCatalog.Get(f.Quantity.Name["flux_".Length..^"_njy".Length]).PivotMicron)],
                [.. fluxes.Select(f => 100 * f.MedianDifference)],
                style,
                label,
                xErrors: null,
                yErrors: Errors.Symmetric([.. fluxes.Select(f => 125.3 * f.Scatter / Math.Sqrt(f.Pairs.Count))]));
        }
    }
}
