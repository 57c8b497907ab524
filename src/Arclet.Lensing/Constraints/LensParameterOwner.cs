namespace Arclet.Lensing;

/// <summary>What a free parameter belongs to.</summary>
public enum LensParameterOwner
{
    /// <summary>One of <see cref="LensModel.Potentials"/>.</summary>
    Potential,

    /// <summary>The scaling relation of one of <see cref="LensModel.Families"/>.</summary>
    Family,

    /// <summary>The redshift of one of <see cref="ImageConstraints.Systems"/>.</summary>
    ImageSystem,
}
