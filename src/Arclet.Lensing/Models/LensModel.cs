using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>
/// A mass model: lenses, the families of members that follow scaling relations, the cosmology and the conventions that give them
/// meaning. Immutable; <see cref="FieldFor(double)"/> compiles it for a source redshift.
/// </summary>
public sealed class LensModel
{
    private readonly Lazy<IReadOnlyList<Potential>> expanded;

    /// <summary>A model.</summary>
    public LensModel() => expanded = new(() => [.. Potentials, .. Families.SelectMany(f => f.Expand())]);

    /// <summary>The frame's origin on the sky.</summary>
    public LensReference Reference { get; init; }

    /// <summary>The cosmology of the distances.</summary>
    public FlatLambdaCdm Cosmology { get; init; } = FlatLambdaCdm.Default;

    /// <summary>The constants of dispersions and distances.</summary>
    public LensConstants Constants { get; init; } = LensConstants.Exact;

    /// <summary>How lenses at different redshifts act together.</summary>
    public PlaneTreatment Planes { get; init; } = PlaneTreatment.Lenstool68SinglePlane;

    /// <summary>The single lenses.</summary>
    public IReadOnlyList<Potential> Potentials { get; init; } = [];

    /// <summary>The members by scaling relation.</summary>
    public IReadOnlyList<PotentialFamily> Families { get; init; } = [];

    /// <summary>All lenses as plain potentials: the single ones first, then the families' members in order.</summary>
    public IReadOnlyList<Potential> AllPotentials => expanded.Value;

    /// <summary>Whether all lenses have one redshift.</summary>
    public bool HasOnePlane => AllPotentials.Select(p => p.Redshift).Distinct().Take(2).Count() < 2;

    /// <summary>The kiloparsecs that an arcsec spans at a redshift, with the model's cosmology and speed of light.</summary>
    public double KiloparsecPerArcsec(double redshift) => AngularDistanceMpc(redshift) * 1000 / LensConstants.ArcsecPerRadian;

    /// <summary>The angular-diameter distance in Mpc, with the model's speed of light.</summary>
    public double AngularDistanceMpc(double redshift) =>
        Cosmology.AngularDiameterDistanceMpc(redshift) * (Constants.SpeedOfLightKms / PhysicalConstants.SpeedOfLightKilometrePerSecond);

    /// <summary>The field of this model for sources at a redshift: every term includes D_LS/D_S.</summary>
    /// <exception cref="ArgumentException">A potential's values are outside its profile's range.</exception>
    public LensField FieldFor(double sourceRedshift) =>
        Planes == PlaneTreatment.MultiPlane && !HasOnePlane
            ? new MultiPlaneField(this, sourceRedshift)
            : LensPlaneField.ForSource(this, sourceRedshift);

    /// <summary>The field for D_LS/D_S = 1 for every lens: a source at infinite distance behind a static lens, as published maps are normalised.</summary>
    public LensPlaneField FieldForUnitEfficiency() => LensPlaneField.WithEfficiency(this, AllPotentials, 1);
}
