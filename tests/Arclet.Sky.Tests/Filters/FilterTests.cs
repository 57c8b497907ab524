using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Sky.Tests;

public class FilterTests
{
    [Theory]
    [InlineData("F150W", "F150W")]
    [InlineData("f150w", "F150W")]
    [InlineData("nircam_f150w", "F150W")]
    [InlineData("jwst_f150w", "F150W")]
    [InlineData("f150w-clear", "F150W")]
    [InlineData("nircam_clear-f090w", "F090W")]
    [InlineData("clearp-f277w", "NIRISS_F277W")]
    [InlineData("f200wn-clear", "NIRISS_F200W")]
    [InlineData("f158mn-clear", "F158M")]
    [InlineData("f140mn-clear", "NIRISS_F140M")]
    [InlineData("niriss_f150w", "NIRISS_F150W")]
    [InlineData("NIRISS_F150W", "NIRISS_F150W")]
    [InlineData("niriss_clear-f200w", "NIRISS_F200W")]
    [InlineData("f150w2-f162m", "F162M")]
    [InlineData("nircam_f162m-f150w2", "F162M")]
    [InlineData("f444w-f470n", "F470N")]
    [InlineData("f150w2", "F150W2")]
    [InlineData("f212n", "F212N")]
    [InlineData("acs_wfc_f606w", "F606W")]
    [InlineData("hst_f606w", "F606W")]
    [InlineData("acs_f814w", "F814W")]
    [InlineData("ACS WFC1 F814W", "F814W")]
    [InlineData("wfc3_ir_f160w", "F160W")]
    [InlineData("wfc3ir_f160w", "F160W")]
    [InlineData("f160w", "F160W")]
    [InlineData("f814wu", "WFC3_UVIS_F814W")]
    [InlineData("wfc3_uvis_f814w", "WFC3_UVIS_F814W")]
    [InlineData("wfc3_f814w", "WFC3_UVIS_F814W")]
    [InlineData("wfc3_uvis_f275w", "F275W")]
    [InlineData("uvis-f336w", "F336W")]
    [InlineData("f850lp", "F850LP")]
    [InlineData("wfc3_ir_f164n", "WFC3_IR_F164N")]
    [InlineData("miri_f770w", "F770W")]
    public void Get_OfASpelling_IsTheOneFilter(string name, string id) => Assert.Equal(id, FilterCatalog.Get(name).Id);

    [Theory]
    [InlineData("F151W", "F150W")]
    [InlineData("nircam_f814w", "NIRCAM")]
    [InlineData("f150w_f200w", "pair F150W and F200W")]
    [InlineData("acs_nircam_f150w", "contradict")]
    [InlineData("my_f150w", "near names are")]
    [InlineData("acs_hrc_f814w", "contradict")]
    [InlineData("", "near names are")]
    public void Get_OfAnUnknownName_SaysWhatIsNear(string name, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => FilterCatalog.Get(name)).Message);

    [Fact]
    public void Ids_OfAllFilters_AreDifferentAndReadBack()
    {
        Assert.Equal(FilterCatalog.All.Count, FilterCatalog.All.Select(f => f.Id).Distinct().Count());
        foreach (Filter filter in FilterCatalog.All)
        {
            Assert.Same(filter, FilterCatalog.Get(filter.Id.ToLowerInvariant()));
            Assert.Same(filter, FilterCatalog.Get(filter.Instrument, filter.Token));
        }
    }

    [Fact]
    public void Sets_HaveThePapersNumbers_AndPivotsFromBlueToRed()
    {
        Assert.Equal(8, FilterSets.NircamBroad.Count);
        Assert.Equal(12, FilterSets.NircamMedium.Count);
        Assert.Equal(27, FilterSets.Host.Count);
        Assert.Equal(PaperFilterDefaults.All.Select(r => r.FilterId), FilterSets.Nircam.Select(f => f.Id));
        Assert.Equal(FilterSets.Nircam.OrderBy(f => f.PivotMicron), FilterSets.Nircam);
    }

    [Theory]
    [InlineData("FILTER = 'F150W'; PUPIL = 'CLEAR'; INSTRUME = 'NIRCAM'; DETECTOR = 'NRCA1'", "F150W")]
    [InlineData("FILTER = 'F150W2'; PUPIL = 'F162M'; INSTRUME = 'NIRCAM'", "F162M")]
    [InlineData("FILTER = 'CLEAR'; PUPIL = 'F200W'; INSTRUME = 'NIRISS'; DETECTOR = 'NIS'", "NIRISS_F200W")]
    [InlineData("FILTER = 'F277W'; PUPIL = 'CLEARP'; INSTRUME = 'NIRISS'", "NIRISS_F277W")]
    [InlineData("FILTER1 = 'CLEAR1L'; FILTER2 = 'F814W'; INSTRUME = 'ACS'; DETECTOR = 'WFC'", "F814W")]
    [InlineData("FILTER = 'F814W'; INSTRUME = 'WFC3'; DETECTOR = 'UVIS'", "WFC3_UVIS_F814W")]
    [InlineData("FILTER = 'F160W'; INSTRUME = 'WFC3'; DETECTOR = 'IR'", "F160W")]
    [InlineData("PHOTMODE = 'ACS WFC1 F814W MJD#56798.8197'", "F814W")]
    [InlineData("FILTER = 'F150W'", "F150W")]
    public void FromHeader_OfTheObservatoriesKeywords_IsTheFilter(string cards, string id) =>
        Assert.Equal(id, FilterCatalog.FromHeader(Reference.Header(cards)).Id);

    [Theory]
    [InlineData("BUNIT = 'nJy'", "FILTER")]
    [InlineData("FILTER = 'F999W'", "FILTER")]
    [InlineData("FILTER = 'F814W'; INSTRUME = 'WFPC2'; DETECTOR = '3'", "no camera that is known here")]
    [InlineData("FILTER = 'F814W'; INSTRUME = 'IRAC'", "INSTRUME")]
    [InlineData("FILTER1 = 'CLEAR1S'; FILTER2 = 'F814W'; INSTRUME = 'ACS'; DETECTOR = 'HRC'", "no camera that is known here")]
    public void FromHeader_WithoutAKnownFilter_NamesTheKeyword(string cards, string part) =>
        Assert.Contains(part, Assert.Throws<InputException>(() => FilterCatalog.FromHeader(Reference.Header(cards))).Message);

    [Fact]
    public void FromHeader_OfAnExtension_ReadsThePrimaryHeaderToo() =>
        Assert.Equal("F115W", FilterCatalog.FromHeader(Reference.Header("BUNIT = 'nJy'"), Reference.Header("FILTER = 'F115W'; INSTRUME = 'NIRCAM'")).Id);

    [Fact]
    public void Pivot_OfAFilterWithoutACurve_IsAnErrorThatNamesIt() =>
        Assert.Contains("NIRISS_F150W", Assert.Throws<InputException>(() => FilterCatalog.Get("niriss_f150w").PivotMicron).Message);

    /// <summary>
    /// The carried summaries were integrated elsewhere on the curves' own grids; ours, linear between the points, agree to 2e-5 um (edges:
    /// a step of a curve's grid) and 0.5 %.
    /// </summary>
    [SharedDataFact]
    public void ThroughputSummary_OfTheCurves_EqualsTheCarriedNumbers()
    {
        int compared = 0;
        foreach (Filter filter in FilterCatalog.All.Where(f => f.Throughput is not null))
        {
            string prefix = filter.Instrument switch { Instrument.Nircam => "jwst", Instrument.AcsWfc => "acs_wfc", Instrument.Wfc3Ir => "wfc3_ir", _ => "wfc3_uvis" };
            double[][] rows = [.. File.ReadLines(SharedData.File("sed", "filters", $"{prefix}_{filter.Token.ToLowerInvariant()}.par"))
                .Where(l => l.Length > 0 && !l.StartsWith('#'))
                .Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                .Where(w => w.Length >= 2 && double.TryParse(w[^2], out _))
                .Select(w => new[] { double.Parse(w[^2]) / 1e4, double.Parse(w[^1]) })];
            var computed = ThroughputSummary.FromCurve([.. rows.Select(r => r[0])], [.. rows.Select(r => r[1])]);
            ThroughputSummary carried = filter.Throughput!;
            Assert.Equal(carried.PivotMicron, computed.PivotMicron, 2e-5);
            Assert.Equal(carried.MeanMicron, computed.MeanMicron, 2e-5);
            Assert.Equal(carried.PeakThroughput, computed.PeakThroughput, 2e-5);
            Assert.Equal(carried.HalfPowerBlueMicron, computed.HalfPowerBlueMicron, 1e-3);
            Assert.Equal(carried.HalfPowerRedMicron, computed.HalfPowerRedMicron, 1e-3);
            Assert.Equal(carried.MeanThroughput, computed.MeanThroughput, 5e-3 * carried.MeanThroughput);
            Assert.Equal(carried.BandwidthMicron, computed.BandwidthMicron, 5e-3 * carried.BandwidthMicron);
            Assert.Equal(carried.RectangularWidthMicron, computed.RectangularWidthMicron, 5e-3 * carried.RectangularWidthMicron);
            compared++;
        }

        Assert.Equal(32, compared);
    }

    /// <summary>The names of all public mosaics of Abell 2744: the token stands between the version and the kind of image.</summary>
    [SharedDataFact]
    public void Get_OfEveryMosaicOfTheDawnArchive_IsAFilterOfItsCamera()
    {
        var seen = new Dictionary<string, Filter>();
        foreach (string url in File.ReadLines(SharedData.File("catalogs", "dja", "uncover_dr3_mosaic_urls.txt")))
        {
            // abell2744clu-grizli-v7.2-f150w-clear_drc_sci.fits.gz
            string[] parts = url[(url.LastIndexOf('/') + 1)..].Split('_')[0].Split('-', 4);
            if (parts.Length == 4)
                seen[parts[3]] = FilterCatalog.Get(parts[3]);
        }

        Assert.Superset(FilterSets.Host.ToHashSet(), seen.Values.ToHashSet());
        Assert.Equal(seen.Count, seen.Values.Distinct().Count());
        Assert.All(seen.Where(s => s.Key.EndsWith("n-clear", StringComparison.Ordinal) || s.Key.StartsWith("clearp", StringComparison.Ordinal)), s => Assert.Equal(Instrument.Niriss, s.Value.Instrument));
    }

    [Fact]
    public void ThroughputSummary_OfABox_HasTheBoxsNumbers()
    {
        double[] wavelength = [1.0, 1.0 + 1e-9, 2.0 - 1e-9, 2.0], throughput = [0, 0.5, 0.5, 0];
        var box = ThroughputSummary.FromCurve(wavelength, throughput);
        Assert.Equal(1.0, box.HalfPowerBlueMicron, 1e-8);
        Assert.Equal(2.0, box.HalfPowerRedMicron, 1e-8);
        Assert.Equal(0.5, box.MeanThroughput, 1e-8);
        Assert.Equal(1.0, box.BandwidthMicron, 1e-8);
        Assert.Throws<ArgumentException>(() => ThroughputSummary.FromCurve([2.0, 1.0], [0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => ThroughputSummary.FromCurve([1.0, 2.0], [0, 0]));
    }
}
