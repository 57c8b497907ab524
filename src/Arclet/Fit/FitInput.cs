using Arclet.CommandLine;
using Arclet.Detect;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Detection;
using Arclet.Sky;

namespace Arclet.Fit;

/// <summary>An image of a request, opened, calibrated and checked as <c>arclet detect</c> does it, with its PSF.</summary>
internal sealed class FitInput : IDisposable
{
    private readonly DetectInputs inputs;

    private FitInput(FitRequest request, DetectInputs inputs, ClumpFitImage image) => (Request, this.inputs, Image) = (request, inputs, image);

    /// <summary>What was asked for this image.</summary>
    public FitRequest Request { get; }

    /// <summary>The image as the fit sees it.</summary>
    public ClumpFitImage Image { get; }

    /// <summary>Where its pixels are in the sky; null if that is not known.</summary>
    public Wcs? Wcs => inputs.Wcs;

    /// <summary>What its pixels are worth.</summary>
    public FluxCalibration Calibration => inputs.Calibration;

    /// <summary>What to call it in messages.</summary>
    public string Name => inputs.Image.Name;

    public static FitInput Open(FitRequest request, MessageLog log, CancellationToken cancellation)
    {
        var images = new DetectRequest
        {
            Image = request.Image,
            Error = request.Error,
            Weight = request.Weight,
            Exposure = request.Exposure,
            Mask = request.Mask,
            Settings = new DetectionSettings { Threads = request.Settings.Threads },
            KernelName = "",
            ZeroPoint = request.ZeroPoint,
            NativeUnits = request.NativeUnits,
            Out = request.Out,
        };
        DetectInputs opened = DetectInputs.Open(images, log, cancellation);
        try
        {
            return new FitInput(request, opened, new ClumpFitImage
            {
                Image = opened.Image,
                Error = opened.Error!,
                Mask = opened.Mask,
                Psf = PsfFile.Read(request.Psf, request.PsfBasis, request.OpticalPsf, request.PsfScaleArcsec, opened.Wcs, opened.Image.Name, log),
                SaturationLevel = request.Saturation ?? double.PositiveInfinity,
                PhotonGain = request.Gain,
                NoiseScale = request.NoiseScale,
            });
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public void Dispose() => inputs.Dispose();
}
