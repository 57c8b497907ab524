using Arclet.Fits;

namespace Arclet.Populations.Tests;

public class SedCatalogueTests
{
    [Fact]
    public void Of_Table_ReadsFluxesLimitsAndGaps()
    {
        var table = new Table();
        table.Add("id", ["a", "b"]);
        table.Add("redshift", [1.5, 2]);
        table.Add("flux_F150W_njy", [10, double.NaN]);
        table.Add("err_F150W_njy", [1, double.NaN]);
        table.Add("limit_F150W_njy", [double.NaN, 5]);
        table.Add("flux_acs_wfc_f606w_ujy", [-0.001, 0.02]);
        table.Add("err_acs_wfc_f606w_ujy", [0.002, 0.003]);

        SedCatalogue catalogue = SedCatalogue.Of(table, "t.csv");

        Assert.Equal(["F150W", "F606W"], catalogue.Filters);
        Assert.Equal([new SedBand("F150W", 10, 1), new SedBand("F606W", -1, 2)], catalogue.Objects[0].Bands);
        Assert.Equal(new SedBand("F150W", double.NaN, double.NaN, 5), catalogue.Objects[1].Bands[0]);
        Assert.True(catalogue.Objects[1].Bands[0].IsBelowLimit);
        Assert.False(catalogue.Objects[0].Bands[0].IsBelowLimit);
    }

    [Fact]
    public void Of_OneImpossibleRow_KeepsItWithItsProblem()
    {
        var table = new Table();
        table.Add("id", ["good", "z", "error", "nothing"]);
        table.Add("redshift", [1.5, 21, 1, 1]);
        table.Add("flux_F150W_njy", [10, 10, 10, double.NaN]);
        table.Add("err_F150W_njy", [1, 1, 0, double.NaN]);

        SedCatalogue catalogue = SedCatalogue.Of(table, "t.csv");

        Assert.Null(catalogue.Objects[0].Problem);
        Assert.Contains("row 2 (z) has the redshift 21", catalogue.Objects[1].Problem, StringComparison.Ordinal);
        Assert.Contains("row 3 (error) has the flux 10 with the error 0 in F150W", catalogue.Objects[2].Problem, StringComparison.Ordinal);
        Assert.Contains("row 4 (nothing) has neither a flux nor a limit", catalogue.Objects[3].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id", "redshift", "flux_F150W_njy", "", 1, 1, "the column err_F150W_njy is missing")]
    [InlineData("id", "z", "flux_F150W_njy", "err_F150W_njy", 1, 1, "the column redshift is missing")]
    [InlineData("name", "redshift", "flux_F150W_njy", "err_F150W_njy", 1, 1, "the column id is missing")]
    [InlineData("id", "redshift", "F150W", "err_F150W_njy", 1, 1, "there is no column such as flux_F150W_njy")]
    [InlineData("id", "redshift", "flux_F150W_njy", "err_F150W_njy", 0, 1, "row 1 (x) has the flux 3 with the error 0 in F150W")]
    [InlineData("id", "redshift", "flux_F150W_njy", "err_F150W_njy", 1, -1, "row 1 (x) has the redshift -1")]
    public void Of_Mistake_NamesThePlace(string id, string redshift, string flux, string error, double errorValue, double redshiftValue, string expected)
    {
        var table = new Table();
        table.Add(id, ["x"]);
        table.Add(redshift, [redshiftValue]);
        table.Add(flux, [3.0]);
        if (error.Length > 0)
            table.Add(error, [errorValue]);

        InputException wrong = Assert.Throws<InputException>(() => SedCatalogue.Of(table, "t.csv"));
        Assert.StartsWith("t.csv: ", wrong.Message);
        Assert.Contains(expected, wrong.Message);
    }
}
