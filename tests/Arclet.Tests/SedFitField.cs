using System.Globalization;
using System.Text;
using Arclet.Populations;

namespace Arclet.Tests;

/// <summary>A small catalogue made of the analytic test grid, with everything that a fit of it needs, in a folder.</summary>
public sealed class SedFitField : IDisposable
{
    /// <summary>Top-hats from 0.6 to 4.8 um.</summary>
    private static readonly (string Id, double From, double To)[] Bands =
    [
        ("F606W", 5000, 7100), ("F814W", 7100, 9500), ("F115W", 10100, 12800), ("F150W", 13300, 16700), ("F200W", 17600, 22200), ("F277W", 24300, 31200), ("F356W", 31400, 39700), ("F444W", 38900, 49600),
    ];

    /// <summary>Quick settings of two histories.</summary>
    public const string Config =
        """
        log_evidence_error: 0.5
        effective_samples: 100
        samples: 200
        metallicity_solar: 1
        log_u: -3
        reference_history: decay
        histories:
          burst:
            form: burst
            age: log_uniform(0.001, 2)
          decay:
            form: exponential
            tau: log_uniform(0.001, 1)

        """;

    private readonly TemporaryFolder folder = new();

    public SedFitField()
    {
        PopulationGrids grids = AnalyticTestGrid.Create();
        PopulationGridFile.Write(Grid, grids);
        Directory.CreateDirectory(Filters);
        foreach ((string id, double from, double to) in Bands)
            File.WriteAllText(Path.Combine(Filters, id.ToLowerInvariant() + ".txt"), string.Create(CultureInfo.InvariantCulture, $"{from - 1} 0\n{from} 1\n{to} 1\n{to + 1} 0\n"));
        File.WriteAllText(ConfigFile, Config);
        IReadOnlyList<FilterCurve> curves = FilterFiles.Read(Filters).Select(Bands.Select(b => b.Id));
        var model = new PopulationModel(new PopulationBasis(grids), curves);
        var text = new StringBuilder($"id,redshift,{string.Join(',', Bands.Select(b => $"flux_{b.Id}_njy,err_{b.Id}_njy"))},limit_F606W_njy\n");
        for (int i = 0; i < TrueLogMass.Length; i++)
        {
            double redshift = 1 + (0.4 * i);
            double[] flux = model.Evaluate(new SourceModel
            {
                Redshift = redshift,
                Components = [new StarFormationComponent(StarFormationHistory.Exponential, [0.05 + (0.1 * i), 0.02], TrueLogMass[i], 1)],
                Nebular = new NebularModel(-3),
                Dust = new DustModel(AttenuationLaw.Calzetti, 0.3),
            })!.FluxNanojansky;
            string values = string.Join(',', flux.Select((f, b) => string.Create(CultureInfo.InvariantCulture, $"{f + (Noise(f) * 0.7 * Math.Sin((3 * i) + b)):R},{Noise(f):R}")));
            text.Append(CultureInfo.InvariantCulture, $"{Ids[i]},{redshift:R},{values},{(i == 0 ? $"{2 * flux[0]:R}" : "")}\n");
        }

        Catalogue = text.ToString();
        File.WriteAllText(Table, Catalogue);

        static double Noise(double flux) => 0.2 + (0.05 * flux);
    }

    /// <summary>The masses formed that the fluxes were made with.</summary>
    public static double[] TrueLogMass { get; } = [7.5, 8, 8.5];

    /// <summary>Names that try what a file may be called.</summary>
    public static string[] Ids { get; } = ["A2744-1", "b/2", "clump 3"];

    public string Grid => folder["grid.fits"];

    public string Filters => folder["filters"];

    public string ConfigFile => folder["fit.yaml"];

    public string Table => folder["clumps.csv"];

    /// <summary>The table's text.</summary>
    public string Catalogue { get; }

    public string this[string name] => folder[name];

    public void Dispose() => folder.Dispose();
}
