namespace Arclet.Sky;

/// <summary>The named sets of filters of Claeyssens et al. (arXiv:2410.10974), each from blue to red.</summary>
public static class FilterSets
{
    /// <summary>The 8 broad bands of NIRCam.</summary>
    public static IReadOnlyList<Filter> NircamBroad { get; } =
        Resolve("F070W", "F090W", "F115W", "F150W", "F200W", "F277W", "F356W", "F444W");

    /// <summary>The 12 medium bands of NIRCam.</summary>
    public static IReadOnlyList<Filter> NircamMedium { get; } =
        Resolve("F140M", "F162M", "F182M", "F210M", "F250M", "F300M", "F335M", "F360M", "F410M", "F430M", "F460M", "F480M");

    /// <summary>The 20 broad and medium bands of NIRCam in which clumps are measured (table 1 of the paper).</summary>
    public static IReadOnlyList<Filter> Nircam { get; } =
        [.. NircamBroad.Concat(NircamMedium).OrderBy(f => f.PivotMicron)];

    /// <summary>The 7 HST bands of the Frontier Fields: three of ACS/WFC and four of WFC3/IR.</summary>
    public static IReadOnlyList<Filter> HubbleFrontierFields { get; } =
        Resolve("F435W", "F606W", "F814W", "F105W", "F125W", "F140W", "F160W");

    /// <summary>The 27 bands to which host galaxies are fitted: 7 of HST and 20 of NIRCam.</summary>
    public static IReadOnlyList<Filter> Host { get; } = [.. HubbleFrontierFields, .. Nircam];

    private static Filter[] Resolve(params string[] ids) => [.. ids.Select(FilterCatalog.Get)];
}
