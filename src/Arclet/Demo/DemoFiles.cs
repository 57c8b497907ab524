using Arclet.Fits;

namespace Arclet.Demo;

/// <summary>The files of a demo in their folder.</summary>
internal sealed class DemoFiles
{
    private readonly string folder;

    /// <summary>Makes the folder if needed.</summary>
    /// <exception cref="InputException">It cannot be made.</exception>
    public DemoFiles(string folder) => this.folder = DemoFolder.Make(folder);

    /// <summary>The simulated image: extensions SCI and ERR.</summary>
    public string Field => In("field.fits");

    /// <summary>The true sources.</summary>
    public string Truth => In("truth.ecsv");

    /// <summary>The detections.</summary>
    public string Catalogue => In("catalogue.ecsv");

    /// <summary>The segmentation map.</summary>
    public string Segmentation => In("segmentation.fits");

    /// <summary>The detections as DS9 regions.</summary>
    public string Regions => In("catalogue.reg");

    /// <summary>The image with the detections' ellipses.</summary>
    public string Preview => In("field.png");

    /// <summary>The completeness figure.</summary>
    public string Figure => In("completeness.svg");

    /// <summary>The fitted clumps in all filters with their true fluxes.</summary>
    public string Photometry => In("photometry.ecsv");

    /// <summary>The depths of all filters.</summary>
    public string Depths => In("depths.ecsv");

    /// <summary>Flux bias against filter.</summary>
    public string BiasFigure => In("flux-bias.svg");

    /// <summary>Flux errors in units of the stated ones.</summary>
    public string PullFigure => In("pulls.svg");

    /// <summary>Fitted against true sizes.</summary>
    public string SizeFigure => In("sizes.svg");

    /// <summary>Data, model and residual of the brightest galaxies.</summary>
    public string Stamps => In("stamps.png");

    /// <summary>The page that shows it all.</summary>
    public string Page => In("index.html");

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => [Field, Truth, Catalogue, Segmentation, Regions, Preview, Figure, Photometry, Depths, BiasFigure, PullFigure, SizeFigure, Stamps, Page];

    /// <summary>A filter's image, if it is kept: extensions SCI and ERR.</summary>
    public string ImageOf(string filter) => In($"image_{filter.ToLowerInvariant()}.fits");

    private string In(string name) => Path.Combine(folder, name);
}
