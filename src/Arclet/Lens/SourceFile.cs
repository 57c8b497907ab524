using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Lens;

/// <summary>Writes a source plane as FITS: light, coverage and parity, each with the WCS of the source plane.</summary>
internal static class SourceFile
{
    public static void Write(SourceRequest request, LensModel lens, SourceReconstruction source, LightBarycentre centre, string unit, double toUnit)
    {
        SourceGrid grid = source.Grid;
        Wcs wcs = grid.WcsFor(lens.Reference);
        bool areas = source.Method == SourceMethod.FluxConserving;
        using FitsWriter writer = FitsWriter.Create(request.Out);
        FitsHeader header = Header("SOURCE", unit);
        header.Set("METHOD", areas ? "flux" : "centres", "how the image was traced");
        header.Set("ZSOURCE", request.Redshift, "redshift of the source plane");
        header.Set("KPCASEC", lens.KiloparsecPerArcsec(request.Redshift), "kpc per arcsec at ZSOURCE");
        header.Set("PIXAREA", grid.PixelArea, "[arcsec2] area of a pixel");
        header.Set("XCENTRE", centre.X, "[arcsec] barycentre of the light, model frame");
        header.Set("YCENTRE", centre.Y, "[arcsec] barycentre of the light, model frame");
        header.Set("TRACFLUX", source.TracedFlux * toUnit / grid.PixelArea, "flux of all pixels traced, each by itself");
        header.AddHistory($"{request.Image} traced through {request.Model} by arclet lens source {ArcletProgram.Version}.");
        header.AddHistory(areas
            ? "The corners of every image pixel were traced; a source pixel has the mean surface brightness of what overlaps it, weighted with the exact area."
            : "The centre of every image pixel was traced; a source pixel has the mean surface brightness of those that fell into it.");
        header.AddHistory("Positions are of the source plane as seen without the lens.");
        WritePlane(header, source.SurfaceBrightness, toUnit);
        WritePlane(Header("COVERAGE", ""), source.Coverage, 1);
        WritePlane(Header("PARITY", ""), source.Parity, 1);
        writer.Complete();

        FitsHeader Header(string name, string bunit)
        {
            var made = new FitsHeader(request.Out);
            made.Set("EXTNAME", name);
            if (bunit.Length > 0)
                made.Set("BUNIT", bunit);
            wcs.WriteTo(made);
            return made;
        }

        void WritePlane(FitsHeader own, IReadOnlyList<double> values, double factor)
        {
            writer.BeginImage(own, FitsPixelType.Float64, grid.Width, grid.Height);
            writer.WriteRows(values.Select(v => v * factor).ToArray().AsSpan());
        }
    }
}
