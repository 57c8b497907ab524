using System.Globalization;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>
/// A folder of published maps as a model: deflections along x and y (in pixels or arcsec), or a convergence, for D_LS/D_S = 1 as those of the Frontier
/// Fields and UNCOVER are.
/// </summary>
/// <remarks>
/// The files are found by their names (deflect, alpha, dpl with x or y; kappa), or named in a file <c>maps.yaml</c> of the folder with the keys
/// <c>deflection_x</c>, <c>deflection_y</c>, <c>kappa</c>, <c>unit</c> (arcsec or pixel), <c>z_lens</c>, <c>z_source</c> (the maps are divided by its
/// D_LS/D_S), <c>h0_km_s_mpc</c> and <c>omega_m</c>. The frame's origin is the map's middle; offsets are counted in pixels, not along great circles. Where
/// deflections and a convergence are there, they are compared.
/// </remarks>
public static class PublishedMaps
{
    private static readonly string[] Endings = [".fits", ".fit", ".fits.gz", ".fits.fz"];

    /// <summary>Reads a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="lensRedshift">The lens's redshift where neither maps.yaml nor a header says it.</param>
    /// <exception cref="InputException">The folder has no maps, or they do not fit together; the sentence names the file.</exception>
    public static LensProblem Read(string folder, double? lensRedshift = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!Directory.Exists(folder))
            throw InputException.InFile(folder, "there is no such folder, expected one of lens maps");
        PublishedMapNames names = Names(folder);
        var warnings = new List<LensFileWarning>();
        PublishedMap? x = names.DeflectionX is { } fx ? PublishedMap.Read(fx) : null, y = names.DeflectionY is { } fy ? PublishedMap.Read(fy) : null, kappa = names.Kappa is { } fk ? PublishedMap.Read(fk) : null;
        if ((x is null) != (y is null))
            throw InputException.InFile((x ?? y)!.File, $"the folder has a deflection along {(x is null ? "y" : "x")} only, expected one along {(x is null ? "x" : "y")} beside it");
        PublishedMap first = x ?? kappa ?? throw InputException.InFile(folder, "there are no lens maps, expected FITS files of deflections along x and y or of kappa, or a file maps.yaml that names them");
        double redshift = names.LensRedshift ?? (double.IsFinite(first.LensRedshift) ? first.LensRedshift : lensRedshift
            ?? throw InputException.InFile(folder, "the lens's redshift is not known, expected z_lens in a file maps.yaml of the folder, or ZLENS in the maps' headers"));
        FlatLambdaCdm cosmology = names.Cosmology;
        double efficiency = names.SourceRedshift is { } source ? cosmology.LensingEfficiency(redshift, source) : 1;
        if (efficiency <= 0)
            throw InputException.InFile(folder, $"maps.yaml: z_source {names.SourceRedshift} is not behind z_lens {redshift}");

        (MapGrid grid, bool eastIsRight, LensReference reference) = first.Frame();
        if (grid.Width < 4 || grid.Height < 4)
            throw InputException.InFile(first.File, $"the map has {grid.Width} by {grid.Height} pixels, expected at least 4 by 4");
        DeflectionMap map = x is not null ? FromDeflections(names, x, y!, grid, eastIsRight, efficiency) : DeflectionMap.FromConvergence(grid, kappa!.InFrame(eastIsRight, 1 / efficiency));
        if (x is not null && kappa is not null)
            Compare(map, kappa, eastIsRight, efficiency, warnings);
        if (x is null)
            warnings.Add(new LensFileWarning(first.File, 0, "there are no deflections: they are computed from kappa, with no mass outside the map"));
        return new LensProblem
        {
            Model = new LensModel
            {
                Reference = reference,
                Cosmology = cosmology,
                Constants = LensConstants.Exact,
                Planes = PlaneTreatment.Lenstool68SinglePlane,
                Potentials = [new Potential { Id = "maps", Profile = MassProfile.PixelMap, Redshift = redshift, Map = map }],
            },
            Warnings = warnings,
        };
    }

    /// <summary>A map from deflections that a model file names (Lenstool's profile 17), in arcsec unless they say pixels.</summary>
    internal static (DeflectionMap Map, LensReference Reference) FromFiles(string deflectionX, string deflectionY)
    {
        PublishedMap x = PublishedMap.Read(deflectionX), y = PublishedMap.Read(deflectionY);
        (MapGrid grid, bool eastIsRight, LensReference reference) = x.Frame();
        return (FromDeflections(new PublishedMapNames { Unit = x.Unit.StartsWith("pix", StringComparison.Ordinal) ? "pixel" : "arcsec" }, x, y, grid, eastIsRight, 1), reference);
    }

    private static DeflectionMap FromDeflections(PublishedMapNames names, PublishedMap x, PublishedMap y, MapGrid grid, bool eastIsRight, double efficiency)
    {
        if (y.Width != x.Width || y.Height != x.Height)
            throw InputException.InFile(y.File, $"the map has {y.Width} by {y.Height} pixels, expected {x.Width} by {x.Height} as {x.File}");
        double unit = UnitOf(names, x, grid.StepArcsec) / efficiency;
        if (UnitOf(names, y, grid.StepArcsec) / efficiency != unit)
            throw InputException.InFile(y.File, $"the unit is not that of {x.File}, expected the same");
        try
        {
            // Maps deflect along their pixels' axes: where east is right, x of the frame runs against them.
            return DeflectionMap.FromDeflections(grid, x.InFrame(eastIsRight, eastIsRight ? -unit : unit), y.InFrame(eastIsRight, unit));
        }
        catch (ArgumentException e)
        {
            throw InputException.InFile(x.File, $"the map cannot be used, expected finite deflections on a grid ({e.Message})", e);
        }
    }

    /// <summary>Arcsec per unit of a deflection map: by maps.yaml, its BUNIT or its name.</summary>
    private static double UnitOf(PublishedMapNames names, PublishedMap map, double scale)
    {
        string name = Path.GetFileName(map.File).ToLowerInvariant();
        string unit = names.Unit ?? (map.Unit.Length > 0 ? map.Unit : name.Contains("arcsec", StringComparison.Ordinal) ? "arcsec" : name.Contains("pix", StringComparison.Ordinal) ? "pixel" : "");
        if (unit.StartsWith("arcsec", StringComparison.Ordinal))
            return 1;
        if (unit.StartsWith("pix", StringComparison.Ordinal))
            return scale;
        throw InputException.InFile(map.File, unit.Length > 0
            ? $"the deflections' unit is {LensWords.Quote(unit)}, expected arcsec or pixel"
            : "the deflections' unit is not known, expected BUNIT in the header, pixels or arcsec in the name, or unit in a file maps.yaml of the folder");
    }

    /// <summary>Reports deflections whose divergence is not the convergence: most likely another unit or another D_LS/D_S.</summary>
    private static void Compare(DeflectionMap map, PublishedMap kappa, bool eastIsRight, double efficiency, List<LensFileWarning> warnings)
    {
        MapGrid grid = map.Grid;
        if (kappa.Width != grid.Width || kappa.Height != grid.Height)
        {
            warnings.Add(new LensFileWarning(kappa.File, 0, $"the map has {kappa.Width} by {kappa.Height} pixels and the deflections {grid.Width} by {grid.Height}: it is not compared with them"));
            return;
        }

        var lens = new LensModel { Potentials = [new Potential { Profile = MassProfile.PixelMap, Map = map }] };
        LensField field = lens.FieldForUnitEfficiency();
        double[] published = kappa.InFrame(eastIsRight, 1 / efficiency);
        int step = Math.Max(1, Math.Min(grid.Width, grid.Height) / 40);
        double difference = 0, amount = 0;
        for (int j = 1; j < grid.Height - 1; j += step)
        {
            for (int i = 1; i < grid.Width - 1; i += step)
            {
                double own = field.DeflectionAndHessianAt(grid.X(i), grid.Y(j)).Kappa, theirs = published[(j * grid.Width) + i];
                difference += Math.Abs(own - theirs);
                amount += Math.Abs(theirs);
            }
        }

        if (difference > 0.05 * amount)
            warnings.Add(new LensFileWarning(kappa.File, 0, string.Create(CultureInfo.InvariantCulture, $"the convergence differs from half the deflections' divergence by {100 * difference / amount:F1} % on average: their unit, sign or D_LS/D_S may not be what was taken; the deflections are used")));
    }

    private static PublishedMapNames Names(string folder)
    {
        string file = Path.Combine(folder, "maps.yaml");
        if (File.Exists(file))
            return PublishedMapNames.Read(file);
        string[] fits = [.. Directory.GetFiles(folder).Where(f => Array.Exists(Endings, e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)];
        return new PublishedMapNames
        {
            DeflectionX = One(folder, fits, n => PublishedMapNames.IsDeflection(n, 'x'), "deflections along x"),
            DeflectionY = One(folder, fits, n => PublishedMapNames.IsDeflection(n, 'y'), "deflections along y"),
            Kappa = One(folder, fits, PublishedMapNames.IsConvergence, "a convergence"),
        };
    }

    /// <summary>The one file of a kind; where some are in arcsec and others in pixels, those in arcsec.</summary>
    private static string? One(string folder, string[] files, Func<string, bool> isOf, string kind)
    {
        string[] found = [.. files.Where(f => isOf(Path.GetFileName(f)))];
        if (found.Length > 1 && found.Where(f => Path.GetFileName(f).Contains("arcsec", StringComparison.OrdinalIgnoreCase)).ToArray() is [var inArcsec])
            return inArcsec;
        return found.Length > 1
            ? throw InputException.InFile(folder, $"{string.Join(" and ", found.Take(3).Select(Path.GetFileName))} are maps of {kind}, expected one, or a file maps.yaml that names it")
            : found.FirstOrDefault();
    }
}
