using Arclet.Fits;

namespace Arclet.Demo;

/// <summary>The files of a demo in their folder.</summary>
internal sealed class DemoFiles
{
    private readonly string folder;

    /// <summary>Makes the folder if needed.</summary>
    /// <exception cref="InputException">It cannot be made.</exception>
    public DemoFiles(string folder)
    {
        this.folder = folder.Length > 0 ? folder : throw new InputException("the name of the demo's folder is empty, expected one such as arclet-demo");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw InputException.InFile(folder, $"the folder for the demo cannot be made ({problem.Message})", problem);
        }
    }

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

    /// <summary>The page that shows it all.</summary>
    public string Page => In("index.html");

    /// <summary>All of them.</summary>
    public IEnumerable<string> All => [Field, Truth, Catalogue, Segmentation, Regions, Preview, Figure, Page];

    private string In(string name) => Path.Combine(folder, name);
}
