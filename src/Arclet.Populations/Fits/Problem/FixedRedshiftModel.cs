namespace Arclet.Populations;

/// <summary>Models at a known redshift.</summary>
internal sealed class FixedRedshiftModel(PreparedModel model) : FluxModel
{
    private readonly PhotometryWorkspace workspace = model.CreateWorkspace();
    private readonly double[] parameters = new double[model.ParameterNames.Count];

    public override PreparedModel At(double redshift) => model;

    public override double UniverseAgeGyr(double redshift) => model.Population.UniverseAgeYears * 1e-9;

    public override bool Photometry(double redshift, ReadOnlySpan<double> row, FitLayout layout, Span<double> flux) =>
        layout.Fill(row, parameters) && model.Photometry(parameters, flux, workspace);
}
