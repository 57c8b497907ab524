using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>
/// The joint draws behind intrinsic quantities, as a table: a row for each clump, a vector for each quantity. Element j of all vectors of all clumps is of the same lens model, so that errors
/// which clumps share are shared here too.
/// </summary>
internal static class IntrinsicDraws
{
    /// <summary>The file of a unit of the stage that has them.</summary>
    public const string FileName = "draws.fits";

    private static readonly (string Name, string? Unit, string Ucd, string Description)[] Quantities =
    [
        ("mu", null, "arith.ratio", "Magnification, without sign"),
        ("r_eff", "pc", "phys.size.radius", "Half-light radius in the source plane; an upper limit where the catalogue says so"),
        ("log_mass", "dex(solMass)", "phys.mass", "log10 of the stellar mass"),
        ("sfr10", "solMass/yr", "phys.SFR", "Mean star-formation rate over 10 Myr"),
        ("age", "Gyr", "time.age", "Mass-weighted age"),
        ("a_v", "mag", "phys.absorption;em.opt.V", "Attenuation A(V)"),
        ("metallicity", null, "phys.abund.Z", "Metallicity over Z = 0.02"),
    ];

    /// <summary>The vectors of one clump in the order of the table's columns; NaN where it has no SED fit.</summary>
    public static double[][] Of(ClumpQuantities work, ClumpMasses? masses)
    {
        double[] none = new double[work.Draws.Mu.Length];
        Array.Fill(none, double.NaN);
        return
        [
            work.Draws.Mu,
            work.CaseRadiusDraws,
            masses is null ? none : [.. masses.LogStellarMassDraws],
            masses is null ? none : [.. masses.Sfr10Draws],
            masses is null ? none : [.. masses.Unlensed("mass_weighted_age_gyr")],
            masses is null ? none : [.. masses.Unlensed(SharedParameter.Attenuation)],
            masses is null ? none : [.. masses.Unlensed(SharedParameter.Metallicity)],
        ];
    }

    /// <summary>The table of some clumps.</summary>
    /// <param name="clumps">The clumps with what <see cref="Of"/> gave.</param>
    /// <param name="count">The number of draws.</param>
    public static Table Table(IReadOnlyList<(string Id, double[][] Draws)> clumps, int count)
    {
        var table = new Table("draws") { Name = "DRAWS", Description = "Joint draws of the clumps' quantities: element j of every vector is of the same lens model" };
        table.Add("id", [.. clumps.Select(r => r.Id)], "The clump", "meta.id;meta.main");
        for (int q = 0; q < Quantities.Length; q++)
        {
            (string name, string? unit, string ucd, string description) = Quantities[q];
            table.Add(new ArrayColumn<float>(name, [.. clumps.SelectMany(c => c.Draws[q]).Select(v => (float)v)], [count], unit, description) { Ucd = ucd });
        }

        return table;
    }

    /// <summary>The vectors of one clump, as <see cref="Of"/> gives them.</summary>
    public static double[][] Row(Table table, int row) => [.. Quantities.Select(q => table.Arrays<float>(q.Name)[row].ToArray().Select(v => (double)v).ToArray())];
}
