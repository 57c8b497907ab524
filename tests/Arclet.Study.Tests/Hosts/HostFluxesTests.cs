using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study.Tests;

public class HostFluxesTests
{
    private static readonly string[] Filters = ["F150W", "F200W", "F277W"];

    private static readonly SedBand[] Nircam = [new("F115W", 30, 1), new("F150W", 40, 1), new("F200W", 50, 1), new("F277W", 60, 1)];

    [Theory]
    [InlineData(2.0, false)]
    [InlineData(4.0, true)]
    public void ObjectOf_Hubble_StaysOnlyWhereItDetects(double flux, bool stays)
    {
        SedObject target = HostFluxes.ObjectOf(SmallField.Galaxy, [.. Nircam, new("F814W", flux, 1)], null, new HostsSettings());
        Assert.Equal(stays, target.Bands.Any(b => b.Filter == "F814W"));
        Assert.Null(target.Problem);
        Assert.Equal(2, target.Redshift);
    }

    [Fact]
    public void ObjectOf_Extinction_IsUndoneInFluxAndError()
    {
        var extinction = new GalacticExtinction(0.0117);
        SedBand band = HostFluxes.ObjectOf(SmallField.Galaxy, Nircam, extinction, new HostsSettings()).Bands[0];
        double factor = Math.Pow(10, 0.4 * extinction.MagnitudesIn(FilterCatalog.Get("F115W")));
        Assert.Equal((30 * factor, factor), (band.FluxNanojansky, band.ErrorNanojansky));
    }

    [Fact]
    public void ObjectOf_TooFewFilters_SaysSo() => Assert.Contains("hosts.least_filters", HostFluxes.ObjectOf(SmallField.Galaxy, Nircam[..2], null, new HostsSettings()).Problem, StringComparison.Ordinal);

    [Fact]
    public void ObjectOf_PhotometricRedshift_IsFreeOnlyWhereSettingsSay()
    {
        Galaxy galaxy = SmallField.Galaxy with { Kind = RedshiftKind.Photometric, RedshiftLow68 = 1.96, RedshiftHigh68 = 2.04 };
        var free = new HostsSettings { FreePhotometricRedshifts = true };
        Assert.Null(HostFluxes.ObjectOf(galaxy, Nircam, null, new HostsSettings()).RedshiftPrior);
        Assert.Null(HostFluxes.ObjectOf(SmallField.Galaxy, Nircam, null, free).RedshiftPrior);
        PriorSpecification prior = HostFluxes.ObjectOf(galaxy, Nircam, null, free).RedshiftPrior!;
        Assert.Equal("gaussian", prior.Kind);
        Assert.Equal([2, 0.04, 1.84, 2.16], prior.Arguments.Select(a => Math.Round(a.Value, 10)));
    }

    [Fact]
    public void CatalogueHosts_MergedEntries_AreAddedWithErrorsInQuadrature()
    {
        var table = new Table("catalogue");
        table.Add("id", [7L, 8L, 9L]);
        table.Add("f_f150w", [3.0, 4.0, 5.0]);
        table.Add("e_f150w", [0.3, 0.4, 0.5]);
        table.Add("f_f200w", [3.0, double.NaN, 5.0]);
        table.Add("e_f200w", [0.3, 0.4, 0.5]);
        var hosts = new CatalogueHosts(table, new CatalogueColumns(), new CatalogueFluxes());
        Assert.Equal(["F150W", "F200W"], hosts.Filters);

        // UNCOVER's unit is 10 nJy; a part without a value leaves the sum unknown.
        SedBand band = Assert.Single(hosts.Of(SmallField.Galaxy with { Segments = [7, 8] }));
        Assert.Equal(("F150W", 70.0, 5.0), (band.Filter, Math.Round(band.FluxNanojansky, 10), Math.Round(band.ErrorNanojansky, 10)));
    }

    [Fact]
    public void ImageHosts_OfGaussianClumps_SumsTheirLightInEveryFilter()
    {
        using var field = new SmallField();
        IReadOnlyList<SedBand> bands = ImageHosts.Measure(field.Cut(), SmallField.Galaxy, SmallField.Psfs);
        Assert.Equal(Filters, bands.Select(b => b.Filter).Order(StringComparer.Ordinal));
        for (int band = 0; band < 3; band++)
        {
            SedBand found = bands.Single(b => b.Filter == Filters[band]);
            double truth = SmallField.Clumps.Take(3).Sum(c => c.Fluxes[band]);

            // Four of its errors, and 2 % for the light of the clumps that the segment of 1 arcsec and the matched PSF's wings cut.
            Assert.Equal(truth, found.FluxNanojansky, (4 * found.ErrorNanojansky) + (0.02 * truth));
        }
    }
}
