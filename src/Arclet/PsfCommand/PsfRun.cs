using System.Diagnostics;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Psf;

namespace Arclet.PsfCommand;

/// <summary>Carries out a request: reads or stacks the PSF, models it, writes.</summary>
internal sealed class PsfRun(PsfRequest request, MessageLog log)
{
    /// <summary>Returns the PSF, after everything is written.</summary>
    public PsfImage Execute(CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        var header = new FitsHeader(request.Out);
        PsfImage psf = request.Source == StarSource.PsfImage ? ReadPsf(header) : StackStars(header, cancellation);
        psf.Write(request.Out, header);
        EncircledEnergy energy = EncircledEnergy.Measure(psf);
        if (request.Energy is { } energyTable)
            energy.ToTable().Write(energyTable);
        AnalyticPsfFit? analytic = request.Model is null && request.Figure is null ? null : AnalyticPsfFitter.Fit(psf);
        MultiGaussianFit? gaussians = request.Gaussians is null && request.Figure is null ? null : MultiGaussianExpansion.Fit(psf, request.Expansion);
        if (analytic is not null)
            Report(analytic);
        if (gaussians is not null)
            Report(psf, gaussians);
        if (request.Model is { } model)
            OutputFiles.Write(model, analytic!.Psf.Rescaled(psf.NativePixelScaleArcsec).ToJson());
        if (request.Gaussians is { } mixture)
            OutputFiles.Write(mixture, gaussians!.Psf.Rescaled(psf.NativePixelScaleArcsec).ToJson());
        if (request.Figure is { } figure)
            PsfFigure.Create(psf, energy, analytic!, gaussians!.Psf).Save(figure);
        log.Line(Summary(psf, energy, Stopwatch.GetElapsedTime(start)));
        return psf;
    }

    private PsfImage ReadPsf(FitsHeader header)
    {
        PsfImage psf = PsfImage.Read(request.Images[0], request.PixelScaleArcsec);
        header.AddHistory($"The PSF of {request.Images[0]}, by arclet psf.");
        try
        {
            return psf.Normalized(psf.OuterRadiusArcsec);
        }
        catch (ArgumentException problem)
        {
            throw InputException.InFile(request.Images[0], problem.Message, problem);
        }
    }

    private PsfImage StackStars(FitsHeader header, CancellationToken cancellation)
    {
        StarInputs inputs = StarInputs.Read(request, log, cancellation);
        PsfStack stack;
        try
        {
            stack = PsfStacker.Stack(inputs.Stars, inputs.PixelScaleArcsec, request.Stack, cancellation);
        }
        catch (ArgumentException problem)
        {
            throw InputException.InFile(request.Images[0], problem.Message, problem);
        }

        foreach (StackedStar star in stack.Stars)
            log.Line($"{star.Name}: used, centre ({star.X:F3}, {star.Y:F3}), flux {star.Flux:G5}, misfit {100 * star.Misfit:F2} % of the peak, {star.RejectedPixels} pixels left out");
        foreach (RejectedStar star in stack.Rejected)
            log.Line($"{star.Name}: not used, {star.Reason}");
        if (request.Stack.Background == StackBackground.RingWithoutWings && stack.WingLevel == 0)
            log.Warning("the stars' own wings cannot be told from the background at the stack's edge (three stars of different flux can); they are part of what was subtracted");
        if (inputs.Filter is { } filter)
            header.Set("FILTER", filter);
        header.Set("NSTARS", (long)stack.Stars.Count, "stars in the stack");
        header.Set("NREJECT", (long)(stack.Rejected.Count + inputs.Rejected.Count), "stars left out");
        header.Set("WINGLEV", stack.WingLevel, "wings kept at the edge, per pixel and flux");
        foreach (StackedStar star in stack.Stars)
            header.AddHistory($"Star {star.Name} at ({star.X:F3}, {star.Y:F3})");
        if (request.Stars is { } table)
            stack.StarTable(inputs.Rejected).Write(table);
        return stack.Psf;
    }

    private void Report(AnalyticPsfFit fit)
    {
        string bounds = fit.AtBounds.Count == 0 ? string.Empty : $"; at a bound: {string.Join(", ", fit.AtBounds)}";
        log.Line($"analytic model: rms {fit.Residual.RmsPercentOfPeak:F2} % of the peak within {fit.Residual.RadiusArcsec:F2} arcsec, encircled energy within {fit.Residual.LargestEnergyError:F3}{bounds}");
    }

    private void Report(PsfImage psf, MultiGaussianFit fit)
    {
        PsfResidual residual = PsfResidual.Of(psf, fit.Psf);
        log.Line($"{fit.Psf.Components.Length} Gaussians ({request.Expansion.Basis.ToString().ToLowerInvariant()}): rms {residual.RmsPercentOfPeak:F2} % of the peak within {residual.RadiusArcsec:F2} arcsec, encircled energy within {residual.LargestEnergyError:F3}");
    }

    private string Summary(PsfImage psf, EncircledEnergy energy, TimeSpan elapsed)
    {
        var inside = new[] { 0.1, 0.2, 0.5 }.Where(r => r <= energy.OuterRadiusArcsec).Select(r => $"{energy.At(r):F3} in {r:0.0}");
        return $"FWHM {AzimuthalProfile.Measure(psf).FwhmArcsec:F4} arcsec (azimuthal profile); encircled energy {string.Join(", ", inside)} arcsec of that in {energy.OuterRadiusArcsec:F2} arcsec"
            + $" ({elapsed.TotalSeconds:F1} s), written to {string.Join(", ", request.Outputs)}";
    }
}
