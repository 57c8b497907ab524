using System.Globalization;
using Arclet.TestSupport;

namespace Arclet.Lensing.Tests.Models;

/// <summary>A comma-separated table of the reference folder, by column name.</summary>
internal sealed class LenstoolTable
{
    private readonly string[][] rows;
    private readonly Dictionary<string, int> columns;

    private LenstoolTable(string[] lines)
    {
        columns = lines[0].Split(',').Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        rows = [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => l.Split(','))];
    }

    public int Count => rows.Length;

    public double this[int row, string column] => double.Parse(rows[row][columns[column]], NumberStyles.Float, CultureInfo.InvariantCulture);

    public string Text(int row, string column) => rows[row][columns[column]];

    public static LenstoolTable Read(string name) => new(File.ReadAllLines(SharedData.File("lens", "reference", name)));

    /// <summary>
    /// The lenses of `lenstool68_[case]_lens.csv`. The ellipticity is recovered from eps = epot as (2 eps)/(1 + eps^2) for mass ellipses; one up
    /// to 2e-4 (Lenstool writes 1e-5 for 0) is circular to Lenstool and to the 40-digit table, and so here.
    /// </summary>
    public static IReadOnlyList<Potential> Lenses(string name)
    {
        LenstoolTable t = Read($"lenstool68_{name}_lens.csv");
        return [.. Enumerable.Range(0, t.Count).Select(i => t.Lens(i))];
    }

    private Potential Lens(int i)
    {
        int type = (int)this[i, "type"];
        double eps = this[i, "epot"], cut = this[i, "rcut"];
        return new Potential
        {
            Id = Text(i, "id"),
            Profile = type switch
            {
                81 => MassProfile.DualPseudoIsothermal,
                8 => MassProfile.PseudoIsothermal,
                1 => MassProfile.SingularIsothermalPotential,
                12 => MassProfile.NavarroFrenkWhite,
                14 => MassProfile.ExternalShear,
                _ => throw new InvalidOperationException($"type {type}"),
            },
            X = this[i, "x"],
            Y = this[i, "y"],
            Ellipticity = type is 81 or 8 ? eps <= 2e-4 ? 0 : 2 * eps / (1 + (eps * eps)) : this[i, "emass"],
            AngleDegrees = this[i, "theta_rad"] * 180 / Math.PI,
            CoreRadiusArcsec = type == 12 ? 0 : this[i, "rc"],
            ScaleRadiusArcsec = type == 12 ? this[i, "rc"] : 0,
            CutRadiusArcsec = cut > 1e300 ? double.PositiveInfinity : cut,

            // Not the file's sigma, which A2744's table rounds: the dispersion of exactly this b0.
            VelocityDispersionKms = type == 14 ? 0 : Math.Sqrt(this[i, "b0"] / ((type == 1 ? 4 : 6) * LensConstants.Lenstool.DispersionArcsec)),
            Shear = type == 14 ? this[i, "emass"] : 0,
            Redshift = this[i, "z"],
        };
    }

    /// <summary>The lenses as a field with one D_LS/D_S.</summary>
    public static LensPlaneField Field(IReadOnlyList<Potential> lenses, double efficiency) =>
        LensPlaneField.WithEfficiency(new LensModel { Constants = LensConstants.Lenstool, Potentials = lenses }, lenses, efficiency);
}
