namespace Arclet.Lensing;

/// <summary>The masses of a model that lie in front of a source, as the search of images needs them.</summary>
internal sealed class CompactMasses
{
    private CompactMasses(IReadOnlyList<CompactMass> masses, double linearNorm, double linearOffset, SearchWindow? mapWindow) =>
        (Masses, LinearNorm, LinearOffset, MapWindow) = (masses, linearNorm, linearOffset, mapWindow);

    /// <summary>The masses with a centre.</summary>
    public IReadOnlyList<CompactMass> Masses { get; }

    /// <summary>The sum of the norms of the fields that grow linearly, shear and sheets.</summary>
    public double LinearNorm { get; }

    /// <summary>The sum of these norms times the distances of their centres from the frame's origin, in arcsec.</summary>
    public double LinearOffset { get; }

    /// <summary>Where all pixel maps are defined; null without maps.</summary>
    public SearchWindow? MapWindow { get; }

    public static CompactMasses Of(LensModel model, double sourceRedshift)
    {
        var masses = new List<CompactMass>();
        double norm = 0, offset = 0;
        SearchWindow? window = null;
        Potential[] inFront = [.. model.AllPotentials.Where(p => p.Redshift < sourceRedshift)];
        double firstRedshift = inFront.Length == 0 ? 0 : inFront.Min(p => p.Redshift);
        bool severalPlanes = model.Planes == PlaneTreatment.MultiPlane && !model.HasOnePlane;
        var solvers = new Dictionary<double, ImageSolver>();
        foreach (Potential p in inFront)
        {
            double efficiency = model.Cosmology.LensingEfficiency(p.Redshift, sourceRedshift);
            if (p.Profile is MassProfile.ExternalShear or MassProfile.MassSheet)
            {
                double own = efficiency * (p.Profile == MassProfile.ExternalShear ? Math.Abs(p.Shear) : Math.Abs(p.Convergence));
                norm += own;
                offset += own * Math.Sqrt((p.X * p.X) + (p.Y * p.Y));
                continue;
            }

            if (p.Map is { } map)
            {
                window = Within(window, WindowOf(p, map));
                continue;
            }

            var mass = CompactMass.Of(p, LensPlaneField.WithEfficiency(model, [p], efficiency));
            if (mass.LargestDeflection == 0)
                continue;
            if (severalPlanes && p.Redshift > firstRedshift)
                masses.AddRange(SeenThroughNearerPlanes(model, p, mass, solvers));
            else
                masses.Add(mass);
        }

        return new(masses, norm, offset, window);
    }

    /// <summary>A mass behind another plane is seen where that plane images it, perhaps several times.</summary>
    private static IEnumerable<CompactMass> SeenThroughNearerPlanes(LensModel model, Potential p, CompactMass mass, Dictionary<double, ImageSolver> solvers)
    {
        if (!solvers.TryGetValue(p.Redshift, out ImageSolver? solver))
            solvers[p.Redshift] = solver = new ImageSolver(model, p.Redshift);
        foreach (LensedImage image in solver.Solve(p.X, p.Y).Images)
        {
            // A demagnified image of the mass has a smaller structure.
            double scale = Math.Min(1, Math.Min(Math.Abs(image.MuTangential), Math.Abs(image.MuRadial)));
            yield return mass.MovedTo(image.X, image.Y, mass.StructureArcsec * scale);
        }
    }

    private static SearchWindow WindowOf(Potential p, DeflectionMap map)
    {
        // One step inside the outermost points, so that no tile asks for a value outside.
        MapGrid grid = map.Grid;
        double step = grid.StepArcsec;
        return new SearchWindow(
            p.X + grid.FirstX + step, p.X + grid.FirstX + (step * (grid.Width - 2)), p.Y + grid.FirstY + step, p.Y + grid.FirstY + (step * (grid.Height - 2)));
    }

    private static SearchWindow Within(SearchWindow? window, SearchWindow other) => window is { } w
        ? new(Math.Max(w.XMin, other.XMin), Math.Min(w.XMax, other.XMax), Math.Max(w.YMin, other.YMin), Math.Min(w.YMax, other.YMax))
        : other;
}
