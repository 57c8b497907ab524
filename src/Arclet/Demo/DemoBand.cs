using Arclet.Imaging.Psf;
using Arclet.Simulation;
using Arclet.Sky;
using FittedPsf = Arclet.Imaging.Psf.GaussianMixturePsf;
using SimulatedPsf = Arclet.Simulation.GaussianMixturePsf;

namespace Arclet.Demo;

/// <summary>
/// One of the demo's filters: depth and FWHM of Table 1 of the paper, 20-mas pixels below 2.4 um and 40-mas pixels above, as the
/// paper's mosaics have them.
/// </summary>
internal sealed class DemoBand
{
    /// <summary>The filter in which clumps are detected and their shapes are fitted.</summary>
    public const string ReferenceId = "F150W";

    /// <summary>The filter in which shapes are fitted once more, to compare.</summary>
    public const string SecondId = "F200W";

    /// <summary>NIRCam's long-wavelength channel begins here.</summary>
    private const double LongChannelMicron = 2.4;

    /// <summary>The limits of Table 1 are taken as this many times the noise.</summary>
    public const double DepthMultiple = 5;

    private DemoBand(PaperFilterDefaults row)
    {
        Row = row;
        Filter = FilterCatalog.Get(row.FilterId);
        int factor = Filter.PivotMicron < LongChannelMicron ? 1 : 2;
        PixelScaleArcsec = SimulatedField.PixelScaleArcsec * factor;
        SimulatedPsf psf = SimulatedPsf.NircamF150W20mas.WithFwhm(row.PsfFwhmArcsec / PixelScaleArcsec);
        double limit = AbMagnitude.ToNanojansky(row.LimitingMagnitude);
        Simulated = new FieldBand
        {
            Name = row.FilterId,
            RelativeWavelength = Filter.PivotMicron / FilterCatalog.Get(ReferenceId).PivotMicron,
            PixelFactor = factor,
            Psf = psf,
            NoiseNanojansky = ApertureNoise.PixelNoise(limit, DepthMultiple, psf.FwhmPixels, psf),
        };
        Psf = new FittedPsf(psf.Weights.Zip(psf.SigmaPixels, PsfGaussian.Round), PixelScaleArcsec);
    }

    /// <summary>The 20 filters from blue to red.</summary>
    public static IReadOnlyList<DemoBand> All { get; } = [.. PaperFilterDefaults.All.Select(r => new DemoBand(r))];

    /// <summary>The filter of the detection.</summary>
    public static DemoBand Reference { get; } = All.Single(b => b.Id == ReferenceId);

    /// <summary>The filter's name.</summary>
    public string Id => Row.FilterId;

    /// <summary>The paper's row.</summary>
    public PaperFilterDefaults Row { get; }

    /// <summary>The filter.</summary>
    public Filter Filter { get; }

    /// <summary>The side of a pixel.</summary>
    public double PixelScaleArcsec { get; }

    /// <summary>What the simulator makes of it.</summary>
    public FieldBand Simulated { get; }

    /// <summary>The PSF for the fits: the simulated one, pixel response included.</summary>
    public FittedPsf Psf { get; }

    /// <summary>The PSF's full width at half maximum, in this filter's pixels.</summary>
    public double FwhmPixels => Simulated.Psf.FwhmPixels;

    /// <summary>The same, in pixels of the field.</summary>
    public double FwhmFieldPixels => FwhmPixels * Simulated.PixelFactor;
}
