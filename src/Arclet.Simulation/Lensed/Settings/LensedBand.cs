using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>How one filter sees a lensed field: its pixels, PSF, depth and photon noise.</summary>
public sealed record LensedBand
{
    /// <summary>The pixels of NIRCam's short-wavelength channel, arcsec.</summary>
    public const double FinePixelArcsec = 0.02;

    /// <summary>The pixels of NIRCam's long-wavelength channel and of HST, arcsec.</summary>
    public const double CoarsePixelArcsec = 0.04;

    /// <summary>The limits are this many times the scatter of empty apertures.</summary>
    public const double DepthMultiple = 5;

    /// <summary>NIRCam's long-wavelength channel begins here.</summary>
    private const double LongChannelMicron = 2.4;

    /// <summary>Planck's constant in J s.</summary>
    private const double PlanckConstant = 6.62607015e-34;

    /// <summary>The collecting areas in m2: 25.4 for JWST (JDox), pi (1.2 m)2 less the central obstruction of 14 % for HST.</summary>
    private const double WebbAreaSquareMetre = 25.4, HubbleAreaSquareMetre = 3.9;

    private static readonly (string Id, double Limit, double Fwhm, double Exposure)[] Hubble =
    [
        ("F435W", 28.2, 0.100, 45_000), ("F606W", 28.2, 0.100, 25_000), ("F814W", 28.2, 0.105, 100_000),
        ("F105W", 28.2, 0.180, 60_000), ("F125W", 27.9, 0.185, 30_000), ("F140W", 28.2, 0.190, 25_000), ("F160W", 28.0, 0.195, 60_000),
    ];

    /// <summary>The 27 bands of the paper from blue to red: 20 of NIRCam with the depths, widths and exposures of its Table 1, and 7 shallower ones of HST.</summary>
    public static IReadOnlyList<LensedBand> Paper { get; } = [.. Hubble.Select(h => Of(h.Id, h.Limit, h.Fwhm, h.Exposure))
        .Concat(PaperFilterDefaults.All.Select(r => Of(r.FilterId, r.LimitingMagnitude, r.PsfFwhmArcsec, r.MaximumExposureSeconds)))
        .OrderBy(b => b.Filter.PivotMicron)];

    /// <summary>The filter's id; it also seeds the noise.</summary>
    public required string FilterId { get; init; }

    /// <summary>The side of a pixel: <see cref="FinePixelArcsec"/> or <see cref="CoarsePixelArcsec"/>.</summary>
    public required double PixelScaleArcsec { get; init; }

    /// <summary>The PSF's full width at half maximum, arcsec; its form is that of <see cref="GaussianMixturePsf.WithCore"/>.</summary>
    public required double PsfFwhmArcsec { get; init; }

    /// <summary>The 5-sigma limit of a point source in an empty aperture of the radius of the FWHM, corrected for the light outside of it, AB magnitude.</summary>
    public required double LimitMagnitude { get; init; }

    /// <summary>Detected electrons per nJy.</summary>
    public required double ElectronsPerNanojansky { get; init; }

    /// <summary>The filter.</summary>
    public Filter Filter => FilterCatalog.Get(FilterId);

    /// <summary>The fine pixels on a side of a pixel, 1 or 2.</summary>
    public int PixelFactor => (int)Math.Round(PixelScaleArcsec / FinePixelArcsec);

    /// <summary>The effective PSF (the pixel's response included) in this band's pixels; made at each call.</summary>
    public GaussianMixturePsf CreatePsf() => GaussianMixturePsf.WithCore(PsfFwhmArcsec, PixelScaleArcsec);

    /// <summary>A band of a known filter on the pixels of its camera; the electrons follow from throughput, collecting area and exposure.</summary>
    /// <param name="filterId">The filter.</param>
    /// <param name="limitMagnitude">The 5-sigma limit, AB.</param>
    /// <param name="psfFwhmArcsec">The PSF's FWHM.</param>
    /// <param name="exposureSeconds">The exposure.</param>
    public static LensedBand Of(string filterId, double limitMagnitude, double psfFwhmArcsec, double exposureSeconds)
    {
        Filter filter = FilterCatalog.Get(filterId);
        bool webb = filter.Instrument is Instrument.Nircam or Instrument.Niriss or Instrument.Miri;

        // 1 nJy is 1e-35 W/m2/Hz; photons per second are int f_nu T / (h nu) dnu, with a mean T between the half-power wavelengths.
        double photons = 1e-35 * (webb ? WebbAreaSquareMetre : HubbleAreaSquareMetre) / PlanckConstant * filter.Throughput!.MeanThroughput
            * Math.Log(filter.HalfPowerRedMicron / filter.HalfPowerBlueMicron);
        return new LensedBand
        {
            FilterId = filter.Id,
            PixelScaleArcsec = webb && filter.PivotMicron < LongChannelMicron ? FinePixelArcsec : CoarsePixelArcsec,
            PsfFwhmArcsec = psfFwhmArcsec,
            LimitMagnitude = limitMagnitude,
            ElectronsPerNanojansky = photons * exposureSeconds,
        };
    }

    internal void Check()
    {
        if (PixelScaleArcsec is not (FinePixelArcsec or CoarsePixelArcsec))
            throw new ArgumentException($"{FilterId}: pixels of {PixelScaleArcsec} arcsec, expected {FinePixelArcsec} or {CoarsePixelArcsec}");
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(PsfFwhmArcsec);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ElectronsPerNanojansky);
        if (Filter.Throughput is null)
            throw new ArgumentException($"{FilterId}: its wavelengths are not known");
    }
}
