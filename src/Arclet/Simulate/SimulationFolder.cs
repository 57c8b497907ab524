using Arclet.Fits;

namespace Arclet.Simulate;

/// <summary>The files of a simulated study.</summary>
internal sealed class SimulationFolder(string root)
{
    /// <summary>The stars for PSFs, relative to the folder.</summary>
    public const string StarsName = "catalogue/stars.ecsv";

    public string Stars => Path.Combine(root, StarsName);

    public string Study => Path.Combine(root, "study.yaml");

    public string Catalogue => Path.Combine(root, "catalogue", "photometry.fits");

    public string Segmentation => Path.Combine(root, "catalogue", "segmentation.fits");

    public string Lens => Path.Combine(root, "lens", "model.par");

    public string Populations => Path.Combine(root, "populations.fits");

    public string TrueLens => Path.Combine(root, "truth", "lens", "true.par");

    /// <summary>A filter's image, relative to the folder.</summary>
    public static string ImageName(string filter) => $"images/{filter}.fits";

    /// <summary>A spectroscopic list, relative to the folder.</summary>
    public static string SpectraName(int survey) => $"catalogue/spectra_{survey}.ecsv";

    public string Image(string filter) => Path.Combine(root, ImageName(filter));

    public string Spectra(int survey) => Path.Combine(root, SpectraName(survey));

    public string Truth(string table) => Path.Combine(root, "truth", table + ".ecsv");

    public string TruePsf(string filter) => Path.Combine(root, "truth", "psf", filter + ".json");

    /// <summary>Makes the folders.</summary>
    /// <exception cref="InputException">There is a file of that name, or the folder is not empty.</exception>
    public void Create()
    {
        if (File.Exists(root))
            throw InputException.InFile(root, "this is a file, expected the name of a folder to make");
        if (Directory.Exists(root) && Directory.EnumerateFileSystemEntries(root).Any())
            throw InputException.InFile(root, "this folder is not empty, expected a new one");
        foreach (string part in (string[])["images", "catalogue", "lens", "truth/lens", "truth/psf"])
            Directory.CreateDirectory(Path.Combine(root, part));
    }
}
