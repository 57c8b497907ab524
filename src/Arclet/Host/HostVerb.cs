using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Psf;

namespace Arclet.Host;

/// <summary><c>arclet host</c>: the flux of whole galaxies in several filters, through one PSF and one aperture on the sky.</summary>
internal sealed class HostVerb : Verb
{
    private readonly Option<string[]> bands = new("--band") { HelpName = "FILTER=IMAGE,ERROR,PSF", Description = "A filter: its name, image, errors and PSF (an image with its scale, or a model); once for each.", Required = true };
    private readonly Option<string?> regions = new("--regions") { HelpName = "REG", Description = "The apertures as DS9 regions, one for each galaxy (its text is the id): circle, ellipse, box or polygon, in sky coordinates or the first image's pixels. This or --segmentation is needed." };
    private readonly Option<string?> segmentation = new("--segmentation") { HelpName = "FITS", Description = "The segmentation map of arclet detect on the first filter's pixels, instead of regions; with --id." };
    private readonly Option<int[]> ids = new("--id") { HelpName = "N", Description = "An object of the segmentation map; may be given several times." };
    private readonly Option<bool> noMatch = new("--no-matching") { Description = "Sum the images as they are, without bringing them to the broadest PSF." };
    private readonly Option<string> psfBasis = new("--psf-basis") { HelpName = "round|elliptical|free", Description = "The Gaussians that PSF images are expanded in.", DefaultValueFactory = _ => "round" };
    private readonly Option<int> mesh = NumberOption.Whole("--mesh", "PIXELS", "Width and height of the background's meshes; larger than the galaxies.", 64, least: 2, most: 16384);
    private readonly Option<bool> nativeUnits = new("--native-units") { Description = "Leave fluxes in the images' own units instead of nJy." };
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each galaxy; the format follows the ending.", Required = true };

    public HostVerb(MessageLog log)
    {
        psfBasis.AcceptOnlyFromAmong("round", "elliptical", "free");
        Command = new Command("host", "Measures whole galaxies in several filters: sums in one aperture on the sky, all images brought to the broadest PSF.")
        {
            bands, regions, segmentation, ids, noMatch, psfBasis, mesh, nativeUnits, table,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                new HostRun(Request(parsed), log).Execute(cancellation);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet host --band F150W=f150w.fits[SCI],f150w.fits[ERR],psf150.fits --band F444W=f444w.fits[SCI],f444w.fits[ERR],psf444.fits --regions hosts.reg --out hosts.ecsv
          arclet host --band F150W=f150w.fits[SCI],f150w.fits[ERR],psf150.fits --segmentation seg.fits --id 12 --out host12.csv

        """;

    private HostRequest Request(ParseResult parsed)
    {
        var request = new HostRequest
        {
            Bands = [.. parsed.GetRequiredValue(bands).Select(HostBand.Parse)],
            Regions = parsed.GetValue(regions),
            Segmentation = parsed.GetValue(segmentation),
            Ids = parsed.GetValue(ids) ?? [],
            Match = !parsed.GetValue(noMatch),
            PsfBasis = Enum.Parse<PsfBasis>(parsed.GetValue(psfBasis)!, ignoreCase: true),
            MeshPixels = parsed.GetValue(mesh),
            NativeUnits = parsed.GetValue(nativeUnits),
            Out = parsed.GetRequiredValue(table),
        };
        if (request.Regions is null == (request.Segmentation is null))
            throw new InputException(request.Regions is null ? "--regions is missing, expected the galaxies' apertures (or --segmentation)" : "--regions and --segmentation say the same twice, expected one of them");
        if (request.Segmentation is null == (request.Ids.Count > 0))
            throw new InputException(request.Segmentation is null ? "--id belongs to --segmentation, which is not given" : "--id is missing, expected the objects of the segmentation map");
        if (request.Bands.Select(b => b.Filter).Distinct(StringComparer.Ordinal).Count() < request.Bands.Count)
            throw new InputException("--band names a filter twice, expected different ones");
        OutputFiles.Check(request.Inputs, [request.Out]);
        TableFiles.RequireKnownFormat(request.Out);
        return request;
    }
}
