namespace Arclet.Lensing;

/// <summary>
/// All images of a source behind a model. The image plane is tiled; a tile is dropped when a bound on the lens map over it shows that
/// no image can be inside, solved when the map is shown to be one-to-one on it, and split otherwise: near critical lines and in the cores of
/// members the tiles become small by themselves. The images found are then counted against the index of the window's edge.
/// </summary>
/// <remarks>
/// The bound: if the Jacobian varies over a tile by V at most about its value J at the centre c, beta(theta) lies within V |theta - c| of beta(c) + J (theta - c);
/// and where |J^-1| V is below 1/2 the map is one-to-one. V is measured at the corners and doubled
/// (<see cref="ImageSolverOptions.VariationSafety"/>); masses too small to be seen so are known from the model, and tiles about them are split until
/// they are small against the mass's core or the mass's deflection is bounded by itself. One solver serves one source redshift and any number of sources; it can be shared between threads.
/// </remarks>
public sealed class ImageSolver
{
    private readonly LensField field;
    private readonly LensField equation;
    private readonly CompactMasses masses;
    private readonly ImageSolverOptions options;
    private readonly double sourceRedshift;

    /// <summary>A solver for sources at a redshift.</summary>
    /// <param name="model">The lens model.</param>
    /// <param name="sourceRedshift">The sources' redshift.</param>
    /// <param name="options">How to search; null for the defaults.</param>
    /// <exception cref="ArgumentException">The window is empty.</exception>
    public ImageSolver(LensModel model, double sourceRedshift, ImageSolverOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        this.options = options ?? ImageSolverOptions.Default;
        this.sourceRedshift = sourceRedshift;
        if (this.options.Window is { } w && !(w.Width > 0 && w.Height > 0))
            throw new ArgumentException("the search window has no area");
        field = model.FieldFor(sourceRedshift);
        equation = EquationOf(model, sourceRedshift, field);
        masses = CompactMasses.Of(model, sourceRedshift);
    }

    /// <summary>All images of a point source.</summary>
    /// <param name="sourceX">The source's x in arcsec, in the model's frame.</param>
    /// <param name="sourceY">The source's y in arcsec.</param>
    /// <exception cref="ArgumentException">The position is not finite, or no finite window is sure to hold all images and none is given.</exception>
    public ImageSet Solve(double sourceX, double sourceY)
    {
        if (!double.IsFinite(sourceX) || !double.IsFinite(sourceY))
            throw new ArgumentException($"the source's position ({sourceX}, {sourceY}) is not finite");
        SearchWindow window = options.Window ?? SureWindow(sourceX, sourceY);
        ImageSolverOptions with = options;
        ImageSet set = Search(with);
        for (int repetition = 1; repetition < options.Repetitions && !set.IsComplete; repetition++)
        {
            with = with with { VariationSafety = with.VariationSafety * 1.5, FirstTiles = with.FirstTiles * 2, SmallestTileArcsec = with.SmallestTileArcsec / 4 };
            set = Search(with);
        }

        return set;

        ImageSet Search(ImageSolverOptions settings) => new TileSearch(field, equation, masses, settings, window, sourceX, sourceY).Run(sourceRedshift);
    }

    /// <summary>
    /// The field whose derivative is its Jacobian. Lenstool 6.8 gives the deflection of several planes one D_LS/D_S and their Hessians each its
    /// own, so that its Hessian is not the derivative of its deflection; its images are where its deflection says.
    /// </summary>
    private static LensField EquationOf(LensModel model, double sourceRedshift, LensField field)
    {
        if (model.HasOnePlane || model.Planes != PlaneTreatment.Lenstool68SinglePlane)
            return field;
        Potential[] inFront = [.. model.AllPotentials.Where(p => p.Redshift < sourceRedshift)];
        return inFront.Length == 0 ? field : LensPlaneField.WithEfficiency(model, inFront, model.Cosmology.LensingEfficiency(inFront[0].Redshift, sourceRedshift));
    }

    /// <summary>A window whose edge and outside deflect by less than their distance from the source: images are only inside.</summary>
    private SearchWindow SureWindow(double sourceX, double sourceY)
    {
        if (masses.MapWindow is { } map)
        {
            return map.Width > 0 && map.Height > 0
                ? map
                : throw new ArgumentException("the pixel maps of the model have no area in common");
        }

        if (!(masses.LinearNorm < 0.95))
            throw new ArgumentException($"the model's shear and sheets add up to {masses.LinearNorm:G4}, so that images may be at any distance: a search window is needed");
        double deflection = 0, farthest = 0;
        foreach (CompactMass mass in masses.Masses)
        {
            deflection += mass.LargestDeflection;

            // The bound of a singular mass holds outside its own Einstein radius, which must lie inside.
            if (mass.StructureArcsec == 0)
                farthest = Math.Max(farthest, Math.Max(Math.Abs(mass.X - sourceX), Math.Abs(mass.Y - sourceY)) + mass.LargestDeflection);
        }

        double offset = masses.LinearOffset + (masses.LinearNorm * Math.Sqrt((sourceX * sourceX) + (sourceY * sourceY)));
        double half = 1.02 * (deflection + offset) / (1 - masses.LinearNorm);
        return SearchWindow.Square(sourceX, sourceY, Math.Max(Math.Max(half, farthest), 0.1));
    }
}
