namespace Arclet.Study;

/// <summary>A clump as the statistics see it: one number per quantity, intrinsic, NaN where it is not known.</summary>
public sealed record ResultClump
{
    /// <summary>The clump.</summary>
    public required string Id { get; init; }

    /// <summary>The image of the galaxy that it is in.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>Redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>Whether it is in the image that stands for its galaxy.</summary>
    public bool IsUnique { get; init; } = true;

    /// <summary>Whether it is detected in enough broad bands.</summary>
    public bool IsRobust { get; init; } = true;

    /// <summary>|mu|.</summary>
    public double Mu { get; init; } = double.NaN;

    /// <summary>R_eff in pc; an upper limit where <see cref="RadiusIsLimit"/> is set.</summary>
    public double RadiusParsec { get; init; } = double.NaN;

    /// <summary>Whether the radius is an upper limit.</summary>
    public bool RadiusIsLimit { get; init; }

    /// <summary>The class of resolution; null without a size.</summary>
    public ResolutionClass? Class { get; init; }

    /// <summary>log10 of the stellar mass in Msun.</summary>
    public double LogMass { get; init; } = double.NaN;

    /// <summary>Half the 68 % interval of the log mass in dex.</summary>
    public double LogMassError { get; init; } = double.NaN;

    /// <summary>Mass-weighted age in Myr.</summary>
    public double AgeMyr { get; init; } = double.NaN;

    /// <summary>Half the 68 % interval of the log age in dex.</summary>
    public double LogAgeError { get; init; } = double.NaN;

    /// <summary>The look-back time at which its star formation began (t0), in Myr.</summary>
    public double StartMyr { get; init; } = double.NaN;

    /// <summary>A(V) in magnitudes.</summary>
    public double AttenuationV { get; init; } = double.NaN;

    /// <summary>Metallicity over Z = 0.02.</summary>
    public double Metallicity { get; init; } = double.NaN;

    /// <summary>Star-formation rate over 10 Myr in Msun/yr.</summary>
    public double Sfr10 { get; init; } = double.NaN;

    /// <summary>log10 of the mass per area in Msun/pc^2.</summary>
    public double LogMassDensity { get; init; } = double.NaN;

    /// <summary>log10 of the star-formation rate per area in Msun/yr/kpc^2; -infinity without stars of 10 Myr.</summary>
    public double LogSfrDensity { get; init; } = double.NaN;

    /// <summary>Absolute AB magnitude in V.</summary>
    public double MagnitudeV { get; init; } = double.NaN;

    /// <summary>Distance from the galaxy's barycentre in the source plane in kpc.</summary>
    public double DistanceKiloparsec { get; init; } = double.NaN;

    /// <summary>Whether it is the clump nearest to the barycentre.</summary>
    public bool IsCentral { get; init; }

    /// <summary>In how many HST bands it is detected; null where there are none.</summary>
    public int? HstDetections { get; init; }

    /// <summary>The fraction of its model's flux inside the fit's box.</summary>
    public double BoxFluxFraction { get; init; } = double.NaN;
}
