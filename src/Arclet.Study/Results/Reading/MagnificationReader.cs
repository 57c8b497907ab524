using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Reads a clump's magnifications back from the table MAGNIFICATIONS.</summary>
internal static class MagnificationReader
{
    /// <summary>A clump's magnifications.</summary>
    /// <exception cref="InputException">The clump is not in the table.</exception>
    public static ClumpMagnification Read(Table table, string clumpId)
    {
        Column<string> id = table.Strings("id");
        int row = Enumerable.Range(0, table.RowCount).FirstOrDefault(i => id[i] == clumpId, -1);
        if (row < 0)
            throw InputException.InFile(table.Source, $"there is no clump {clumpId}, expected its magnifications");
        double[] mu = Draws("mu");
        return new()
        {
            Mu = Estimate("mu"),
            MuTangential = Estimate("mu_t"),
            MuRadial = Estimate("mu_r"),
            MuCentre = table.Doubles("mu_centre")[row],
            SourceX = table.Doubles("source_x_arcsec")[row],
            SourceY = table.Doubles("source_y_arcsec")[row],
            MuDraws = mu,
            MuTangentialDraws = Draws("mu_t"),
            MuRadialDraws = Draws("mu_r"),

            // The table does not keep the draws at the centre: those inside the ellipse stand for them. Only the size by A C A^T takes them.
            MuCentreDraws = mu,
        };

        MagnificationEstimate Estimate(string name) =>
            new(table.Doubles(name)[row], table.Doubles(name + "_scatter")[row], table.Doubles(name + "_model_low")[row], table.Doubles(name + "_model_high")[row]);
        double[] Draws(string name) => table.Contains(name + "_draws") ? table.Arrays<double>(name + "_draws")[row].ToArray() : [];
    }
}
