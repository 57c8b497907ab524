using System.Diagnostics;
using Arclet.CommandLine;
using Arclet.Fit;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Background;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Detection;
using Arclet.Imaging.Hosts;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Host;

/// <summary>Carries out a request: reads, matches, sums, writes.</summary>
internal sealed class HostRun(HostRequest request, MessageLog log)
{
    /// <summary>Returns the fluxes, band after band, in nJy or the images' units, after the table is written.</summary>
    public IReadOnlyList<HostFlux[]> Execute(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        var inputs = new List<FitInput>();
        try
        {
            foreach (HostBand band in request.Bands)
                inputs.Add(FitInput.Open(ImagesOf(band), log, cancellation));
            int broadest = Broadest(inputs);
            HostApertures apertures = HostApertures.Read(request, inputs[0].Wcs, inputs[0].Name);
            var fluxes = new List<HostFlux[]>();
            for (int b = 0; b < inputs.Count; b++)
            {
                cancellation.ThrowIfCancellationRequested();
                fluxes.Add(Measure(inputs[b], b == 0, request.Match && b != broadest ? inputs[broadest].Image.Psf : null, apertures, cancellation));
            }

            TableOf(inputs, fluxes, apertures, request.Bands[broadest].Filter).Write(request.Out);
            log.Line($"{apertures.Ids.Count} galaxies in {inputs.Count} filters{(request.Match ? $", matched to the PSF of {request.Bands[broadest].Filter}" : "")}, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s, written to {request.Out}");
            return fluxes;
        }
        finally
        {
            foreach (FitInput input in inputs)
                input.Dispose();
        }
    }

    private FitRequest ImagesOf(HostBand band) => new()
    {
        Image = band.Image,
        Error = band.Error,
        Psf = band.Psf,
        PsfBasis = request.PsfBasis,
        NativeUnits = request.NativeUnits,
        Settings = new ClumpFitSettings(),
        Out = request.Out,
    };

    /// <summary>The filter whose PSF has the least of its flux within 0.1 arcsec.</summary>
    private static int Broadest(List<FitInput> inputs)
    {
        double[] enclosed = [.. inputs.Select(i => i.Image.Psf.Normalized().EnclosedFlux(0.1 / i.Image.Psf.PixelScaleArcsec))];
        return Array.IndexOf(enclosed, enclosed.Min());
    }

    private HostFlux[] Measure(FitInput input, bool isFirst, GaussianMixturePsf? target, HostApertures apertures, CancellationToken cancellation)
    {
        ClumpFitImage image = input.Image;
        ImageSource seen = target is null ? image.Image : MatchingKernel.Between(image.Psf, target.Rescaled(image.Psf.PixelScaleArcsec)).Apply(image.Image, cancellation);
        var detecting = new DetectionSettings { DeblendLevels = 1, Background = new BackgroundSettings { MeshWidth = request.MeshPixels, MeshHeight = request.MeshPixels } };
        double factor = input.Calibration.NanojanskyPerUnit;
        var result = new HostFlux[apertures.Ids.Count];
        for (int i = 0; i < result.Length; i++)
        {
            HostAperture aperture = apertures.Of(i, input.Wcs, isFirst, seen.Width, seen.Height);
            HostFlux flux = HostPhotometry.Measure(seen, image.Error, image.Mask, aperture, detecting, cancellation);
            result[i] = flux with { Flux = factor * flux.Flux, FluxError = factor * flux.FluxError, BackgroundLevel = factor * flux.BackgroundLevel };
        }

        return result;
    }

    private Table TableOf(List<FitInput> inputs, List<HostFlux[]> fluxes, HostApertures apertures, string broadest)
    {
        var table = new Table(request.Out);
        table.Metadata.Set("program", "arclet host " + ArcletProgram.Version);
        table.Metadata.Set("apertures", request.Regions ?? request.Segmentation!);
        table.Metadata.Set("matched_to", request.Match ? broadest : "none");
        table.Metadata.Set("mesh_px", request.MeshPixels);
        table.Add("id", [.. apertures.Ids], "The galaxy");
        double area = inputs[0].Image.Psf.PixelScaleArcsec * inputs[0].Image.Psf.PixelScaleArcsec;
        table.Add("area_arcsec2", [.. fluxes[0].Select(f => f.Area * area)], "arcsec2", "Area of the aperture, in the first image's pixels");
        for (int b = 0; b < inputs.Count; b++)
        {
            HostFlux[] band = fluxes[b];
            string filter = request.Bands[b].Filter, ending = inputs[b].Calibration.IsNative ? "" : "_njy";
            string? unit = inputs[b].Calibration.CalibratedUnit is { Length: > 0 } u ? u : null;
            table.Metadata.Set("image_" + filter, request.Bands[b].Image);
            table.Metadata.Set("psf_" + filter, request.Bands[b].Psf);
            table.Add($"flux_{filter}{ending}", [.. band.Select(f => f.Flux)], unit, "Flux in the aperture");
            table.Add($"flux_err_{filter}{ending}", [.. band.Select(f => f.FluxError)], unit, "Its error, from empty apertures");
            table.Add($"sky_{filter}{ending}", [.. band.Select(f => f.BackgroundLevel)], unit, "The background per pixel that was subtracted");
            table.Add($"missing_{filter}", [.. band.Select(f => f.MissingFraction)], null, "Part of the aperture whose pixels are missing; the flux is scaled up for it");
        }

        return table;
    }
}
