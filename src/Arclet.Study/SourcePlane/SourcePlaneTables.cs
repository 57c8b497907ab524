using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables of the source plane.</summary>
public static class SourcePlaneTables
{
    /// <summary>A galaxy's row.</summary>
    public static Table Galaxy(SourceGalaxy galaxy, double kiloparsecPerArcsec, string filter)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        var table = new Table("galaxies") { Name = "SOURCE_GALAXIES", Description = "Galaxies reconstructed in the source plane" };
        table.Add("galaxy", [galaxy.GalaxyId], "The galaxy");
        table.Add("filter", [filter], "The filter of the light");
        table.Add("barycentre_x_arcsec", [galaxy.BarycentreX], "arcsec", "Barycentre of the light, to the west of the model's reference");
        table.Add("barycentre_y_arcsec", [galaxy.BarycentreY], "arcsec", "Barycentre of the light, to the north");
        table.Add("barycentre_err_arcsec", [galaxy.BarycentreErrorArcsec], "arcsec", "Its error over the lens draws, relative to the clumps' mean");
        table.Add("kpc_per_arcsec", [kiloparsecPerArcsec], "kpc / arcsec", "Scale at the source");
        table.Add("folding", [galaxy.Folding], null, "Source-plane area of the light with its layers over the area covered: above 1 a critical line folds the image");
        table.Add("central_clump", [galaxy.Clumps.FirstOrDefault(c => c.IsCentral).ClumpId ?? ""], "The clump closest to the barycentre");
        table.Add("n_clumps", [(long)galaxy.Clumps.Count], null, "Its clumps");
        return table;
    }

    /// <summary>A row for each clump.</summary>
    public static Table Clumps(SourceGalaxy galaxy)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        var table = new Table("clumps") { Name = "SOURCE_CLUMPS", Description = "Clumps in the source plane" };
        table.Add("id", [.. galaxy.Clumps.Select(c => c.ClumpId)], "The clump");
        table.Add("galaxy", [.. galaxy.Clumps.Select(_ => galaxy.GalaxyId)], "Its galaxy");
        Add("source_x_arcsec", c => c.X, "arcsec", "Place in the source plane, to the west");
        Add("source_y_arcsec", c => c.Y, "arcsec", "Place in the source plane, to the north");
        Add("distance_kpc_best", c => c.DistanceKiloparsec, "kpc", "Distance from the barycentre of the light under the best model");
        Add("distance_kpc_p16", c => c.DistanceP16, "kpc", "16th percentile over the lens draws");
        Add("distance_kpc_p50", c => c.DistanceP50, "kpc", "Median over the lens draws");
        Add("distance_kpc_p84", c => c.DistanceP84, "kpc", "84th percentile over the lens draws");
        table.Add("is_central", [.. galaxy.Clumps.Select(c => c.IsCentral)], "Whether it is the clump closest to the barycentre");
        Add("central_fraction", c => c.CentralFraction, null, "Part of the lens draws in which it is");
        return table;

        void Add(string name, Func<SourceClump, double> value, string? unit, string description) => table.Add(name, [.. galaxy.Clumps.Select(value)], unit, description);
    }
}
