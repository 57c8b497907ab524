namespace Arclet.Study;

/// <summary>How a photometric catalogue names its fluxes; the defaults are UNCOVER's.</summary>
public sealed record CatalogueFluxes
{
    /// <summary>The flux column of a filter, <c>{filter}</c> standing for its id in small letters and <c>{FILTER}</c> for its id; empty where the catalogue has no fluxes.</summary>
    public string Flux { get; init; } = "f_{filter}";

    /// <summary>The column of its standard error.</summary>
    public string Error { get; init; } = "e_{filter}";

    /// <summary>The unit of fluxes in nJy: UNCOVER's is 10.</summary>
    [SettingRange(0, 1e9, IsAboveMinimum = true)]
    public double UnitNanojansky { get; init; } = 10;

    /// <summary>The column of a filter's flux.</summary>
    public string FluxColumn(string filter) => Named(Flux, filter);

    /// <summary>The column of a filter's error.</summary>
    public string ErrorColumn(string filter) => Named(Error, filter);

    private static string Named(string pattern, string filter) =>
        pattern.Replace("{filter}", filter.ToLowerInvariant(), StringComparison.Ordinal).Replace("{FILTER}", filter, StringComparison.Ordinal);
}
