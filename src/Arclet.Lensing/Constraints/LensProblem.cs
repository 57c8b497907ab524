namespace Arclet.Lensing;

/// <summary>
/// What a lens model's file says: the model, the priors of what is free in it, and the images that constrain it. Immutable.
/// </summary>
public sealed record LensProblem
{
    /// <summary>The model with the file's values.</summary>
    public required LensModel Model { get; init; }

    /// <summary>The free parameters of potentials and families in the file's order; free redshifts stand with their systems.</summary>
    public IReadOnlyList<LensPrior> Priors { get; init; } = [];

    /// <summary>The multiple images; null where the file names none.</summary>
    public ImageConstraints? Images { get; init; }

    /// <summary>What in the files was not used, or contradicts something; empty for a model that was not read.</summary>
    public IReadOnlyList<LensFileWarning> Warnings { get; init; } = [];

    /// <summary>The number of each family's potfile in Lenstool's count (Pot0, Pot1, ... of bayes.dat); null where it is the family's place.</summary>
    internal IReadOnlyList<int>? PotfileNumbers { get; init; }

    /// <summary>The value of a parameter.</summary>
    /// <exception cref="ArgumentException">The model has no such parameter.</exception>
    public double ValueOf(LensParameter parameter) => parameter.Owner switch
    {
        LensParameterOwner.Potential => Value(Model.Potentials[parameter.Index], parameter.Quantity),
        LensParameterOwner.Family => Value(Model.Families[parameter.Index].Relation, parameter.Quantity),
        _ when Images is not null && parameter.Quantity == LensParameterKind.Redshift => Images.Systems[parameter.Index].Redshift,
        _ => throw Unknown(parameter.Owner, parameter.Quantity),
    };

    /// <summary>The same problem with other values of some parameters.</summary>
    /// <exception cref="ArgumentException">The spans differ in length, or the model has no such parameter.</exception>
    public LensProblem With(ReadOnlySpan<LensParameter> parameters, ReadOnlySpan<double> values)
    {
        if (parameters.Length != values.Length)
            throw new ArgumentException($"{parameters.Length} parameters and {values.Length} values");
        Potential[] potentials = [.. Model.Potentials];
        PotentialFamily[] families = [.. Model.Families];
        ImageSystem[] systems = Images is null ? [] : [.. Images.Systems];
        bool movesImages = false;
        for (int i = 0; i < values.Length; i++)
        {
            LensParameter p = parameters[i];
            switch (p.Owner)
            {
                case LensParameterOwner.Potential:
                    potentials[p.Index] = Changed(potentials[p.Index], p.Quantity, values[i]);
                    break;
                case LensParameterOwner.Family:
                    families[p.Index] = p.Quantity == LensParameterKind.Redshift
                        ? families[p.Index] with { Redshift = values[i] }
                        : families[p.Index] with { Relation = Changed(families[p.Index].Relation, p.Quantity, values[i]) };
                    break;
                default:
                    if (p.Quantity != LensParameterKind.Redshift || Images is null)
                        throw Unknown(p.Owner, p.Quantity);
                    SetRedshift(systems, p.Index, values[i]);
                    movesImages = true;
                    break;
            }
        }

        return this with
        {
            Model = Copy(Model, potentials, families),
            Images = movesImages ? Images! with { Systems = systems } : Images,
        };
    }

    /// <summary>The same model with other potentials and families.</summary>
    internal static LensModel Copy(LensModel model, IReadOnlyList<Potential> potentials, IReadOnlyList<PotentialFamily> families) => new()
    {
        Reference = model.Reference,
        Cosmology = model.Cosmology,
        Constants = model.Constants,
        Planes = model.Planes,
        Potentials = potentials,
        Families = families,
    };

    /// <summary>Sets a system's redshift and that of those that share it.</summary>
    private static void SetRedshift(ImageSystem[] systems, int index, double redshift)
    {
        string id = systems[index].Id;
        for (int s = 0; s < systems.Length; s++)
        {
            if (s == index || systems[s].SharesRedshiftWith == id)
                systems[s] = systems[s] with { Redshift = redshift };
        }
    }

    private static double Value(Potential p, LensParameterKind quantity) => quantity switch
    {
        LensParameterKind.X => p.X,
        LensParameterKind.Y => p.Y,
        LensParameterKind.Ellipticity => p.Ellipticity,
        LensParameterKind.Angle => p.AngleDegrees,
        LensParameterKind.CoreRadius => p.CoreRadiusArcsec,
        LensParameterKind.CutRadius => p.CutRadiusArcsec,
        LensParameterKind.VelocityDispersion => p.VelocityDispersionKms,
        LensParameterKind.ScaleRadius => p.ScaleRadiusArcsec,
        LensParameterKind.InnerSlope => p.InnerSlope,
        LensParameterKind.Mass => p.MassSolar,
        LensParameterKind.SersicIndex => p.SersicIndex,
        LensParameterKind.EffectiveRadius => p.EffectiveRadiusArcsec,
        LensParameterKind.Convergence => p.Convergence,
        LensParameterKind.Shear => p.Shear,
        LensParameterKind.Redshift => p.Redshift,
        _ => throw Unknown(LensParameterOwner.Potential, quantity),
    };

    internal static Potential Changed(Potential p, LensParameterKind quantity, double value) => quantity switch
    {
        LensParameterKind.X => p with { X = value },
        LensParameterKind.Y => p with { Y = value },
        LensParameterKind.Ellipticity => p with { Ellipticity = value },
        LensParameterKind.Angle => p with { AngleDegrees = value },
        LensParameterKind.CoreRadius => p with { CoreRadiusArcsec = value },
        LensParameterKind.CutRadius => p with { CutRadiusArcsec = value },
        LensParameterKind.VelocityDispersion => p with { VelocityDispersionKms = value },
        LensParameterKind.ScaleRadius => p with { ScaleRadiusArcsec = value },
        LensParameterKind.InnerSlope => p with { InnerSlope = value },
        LensParameterKind.Mass => p with { MassSolar = value },
        LensParameterKind.SersicIndex => p with { SersicIndex = value },
        LensParameterKind.EffectiveRadius => p with { EffectiveRadiusArcsec = value },
        LensParameterKind.Convergence => p with { Convergence = value },
        LensParameterKind.Shear => p with { Shear = value },
        LensParameterKind.Redshift => p with { Redshift = value },
        _ => throw Unknown(LensParameterOwner.Potential, quantity),
    };

    private static double Value(ScalingRelation r, LensParameterKind quantity) => quantity switch
    {
        LensParameterKind.CoreRadius => r.CoreRadiusArcsec,
        LensParameterKind.CutRadius => r.CutRadiusArcsec,
        LensParameterKind.VelocityDispersion => r.VelocityDispersionKms,
        LensParameterKind.DispersionSlope => r.DispersionSlope,
        LensParameterKind.CutSlope => r.CutSlope,
        _ => throw Unknown(LensParameterOwner.Family, quantity),
    };

    internal static ScalingRelation Changed(ScalingRelation r, LensParameterKind quantity, double value) => quantity switch
    {
        LensParameterKind.CoreRadius => r with { CoreRadiusArcsec = value },
        LensParameterKind.CutRadius => r with { CutRadiusArcsec = value },
        LensParameterKind.VelocityDispersion => r with { VelocityDispersionKms = value },
        LensParameterKind.DispersionSlope => r with { DispersionSlope = value },
        LensParameterKind.CutSlope => r with { CutSlope = value },
        _ => throw Unknown(LensParameterOwner.Family, quantity),
    };

    private static ArgumentException Unknown(LensParameterOwner owner, LensParameterKind quantity) => new($"a {owner} has no {quantity}");
}
