namespace Arclet.Lensing;

/// <summary>Galaxies whose potentials follow one scaling relation (one Lenstool potfile).</summary>
public sealed record PotentialFamily
{
    /// <summary>The family's name; empty for a file's only one.</summary>
    public string Id { get; init; } = "";

    /// <summary>The form of every member's mass.</summary>
    public MassProfile Profile { get; init; } = MassProfile.DualPseudoIsothermal;

    /// <summary>The members' redshift.</summary>
    public double Redshift { get; init; }

    /// <summary>The relation.</summary>
    public required ScalingRelation Relation { get; init; }

    /// <summary>The members.</summary>
    public required IReadOnlyList<FamilyMember> Members { get; init; }

    /// <summary>The members as plain potentials, in order.</summary>
    public IEnumerable<Potential> Expand() => Members.Select(PotentialOf);

    /// <summary>One member as a plain potential.</summary>
    public Potential PotentialOf(FamilyMember member) => new()
    {
        Id = member.Id,
        Profile = Profile,
        X = member.X,
        Y = member.Y,
        Ellipticity = member.Ellipticity,
        AngleDegrees = member.AngleDegrees,
        Redshift = Redshift,
        Magnitude = member.Magnitude,
        VelocityDispersionKms = Relation.DispersionOf(member),
        CutRadiusArcsec = Relation.CutOf(member),
        CoreRadiusArcsec = Relation.CoreOf(member),
    };
}
