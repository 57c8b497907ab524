namespace Arclet.Populations;

/// <summary>Derived quantities of single models: masses, rates, times, rest-frame magnitudes, lines.</summary>
/// <threadsafety>One thread.</threadsafety>
internal sealed class SampleQuantities
{
    private static readonly string[] Masses =
    [
        "log_stellar_mass", "sfr10", "sfr100", "log_ssfr10", "log_ssfr100", "mass_weighted_age_gyr", "formation_time_gyr", "quenching_time_gyr",
    ];

    private readonly PopulationBasis basis;
    private readonly PreparedModel model;
    private readonly PhotometryWorkspace workspace;
    private readonly double[] flux;
    private readonly double[] parameters;
    private readonly (string Name, int Index)[] lines;
    private readonly double[] lineLight;
    private readonly FitLayout layout;

    /// <summary>Quantities of models of a layout.</summary>
    /// <param name="rest">The rest-frame bands' population.</param>
    /// <param name="modelLayout">The models' layout.</param>
    /// <param name="layout">The fit's.</param>
    public SampleQuantities(PreparedPopulation rest, ModelLayout modelLayout, FitLayout layout)
    {
        this.layout = layout;
        basis = rest.Basis;
        model = new PreparedModel(rest, modelLayout);
        workspace = model.CreateWorkspace();
        flux = new double[rest.Filters.Count];
        parameters = new double[model.ParameterNames.Count];
        NebularGrid? gas = rest.HasGas ? basis.Nebular : null;
        lines = gas is null ? [] : [.. RestFrame.NamedLines.Select(l => ($"line_{l.Name}_cgs", RestFrame.NearestLine(gas.LineWavelengthsAngstrom, l.WavelengthAngstrom))).Where(l => l.Item2 >= 0)];
        lineLight = new double[lines.Length];
        Names = [.. Masses, .. RestFrameBands.Names, .. lines.Select(l => l.Name)];
    }

    /// <summary>The names.</summary>
    public string[] Names { get; }

    /// <summary>Fills the quantities of a model.</summary>
    /// <param name="row">The fit's complete row of it.</param>
    /// <param name="source">The same as a model.</param>
    /// <param name="universeAgeGyr">The age of the universe at its redshift.</param>
    /// <param name="values">As many as <see cref="Names"/>; NaN where a quantity is not defined.</param>
    public void Fill(ReadOnlySpan<double> row, SourceModel source, double universeAgeGyr, Span<double> values)
    {
        values.Fill(double.NaN);
        if (StarWeights.Of(source, basis, universeAgeGyr * 1e9) is not { } stars)
            return;
        DerivedQuantities derived = DefaultDerived.Of(source, basis, stars, universeAgeGyr * 1e9);
        values[0] = derived.LogStellarMass;
        values[1] = derived.Sfr10;
        values[2] = derived.Sfr100;
        values[3] = derived.LogSpecificSfr10;
        values[4] = derived.LogSpecificSfr100;
        values[5] = derived.MassWeightedAgeGyr;
        values[6] = derived.FormationTimeGyr;
        values[7] = derived.QuenchingTimeGyr;
        if (layout.Fill(row, parameters) && model.Photometry(parameters, flux, workspace))
            RestFrameBands.Fill(model.Population, flux, values[Masses.Length..]);
        if (lines.Length > 0)
            FillLines(source, stars, values[^lines.Length..]);
    }

    /// <summary>Line fluxes in erg/s/cm2 behind the dust, as <see cref="PopulationModel"/> has them.</summary>
    private void FillLines(SourceModel source, StarWeights stars, Span<double> values)
    {
        NebularGrid grid = basis.Nebular!;
        NebularModel nebular = source.Nebular!;
        Array.Clear(lineLight);
        int nodes = stars.Map.Count;
        (int u, double wu) = GridAxis.Bracket(grid.LogIonisation, nebular.LogIonisation);
        for (int i = 0; i < stars.Gas.Length; i++)
        {
            if (stars.Gas[i] == 0)
                continue;
            (int age, double wa) = GridAxis.Bracket(grid.AgesYears, basis.NodesYears[i % nodes]);
            for (int corner = 0; corner < 4; corner++)
            {
                double weight = stars.Gas[i] * (1 - nebular.EscapeFraction) * (corner < 2 ? 1 - wu : wu) * (corner % 2 == 0 ? 1 - wa : wa);
                if (weight == 0)
                    continue;
                ReadOnlySpan<double> of = grid.Lines(i / nodes, u + (corner / 2), age + (corner % 2));
                for (int l = 0; l < lines.Length; l++)
                    lineLight[l] += weight * of[lines[l].Index];
            }
        }

        double centimetres = model.Population.Cosmology.LuminosityDistanceMpc(source.Redshift) * Sky.PhysicalConstants.MetrePerParsec * 1e8;
        for (int l = 0; l < lines.Length; l++)
        {
            double depth = source.Dust is { } dust ? dust.BirthCloudFactor * dust.AvMag * dust.Law.At(grid.LineWavelengthsAngstrom[lines[l].Index]) : 0;
            values[l] = lineLight[l] * Math.Pow(10, -0.4 * depth) * SolarUnits.LuminosityErgPerSecond / (4 * Math.PI * centimetres * centimetres);
        }
    }
}
