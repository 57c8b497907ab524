using Arclet.Fits;
using Arclet.TestSupport;

namespace Arclet.Study.Tests;

/// <summary>The selection on the real rows of UNCOVER; the expected numbers are those of uncover_selection.py (astropy 5.2.1, numpy).</summary>
public class UncoverSelectionTests
{
    private static readonly SelectSettings Paper = new();

    [SharedDataFact]
    public void Select_UncoverRowsWithRealRedshifts_GivesAstropysFunnel()
    {
        SourceCatalogue catalogue = Catalogue();
        SelectionResult selection = GalaxySelection.Select(catalogue, [Spectra()], Paper, null, null);
        Assert.Equal(4731, catalogue.Entries.Count);
        Assert.Equal(409, selection.Spectra.Count(s => s.List == "uncover-dr4"));
        Assert.Equal(364, selection.Spectra.Count(s => s.Fate == SpectrumFate.Unmatched));
        Assert.Equal(46, selection.Spectra.Count(s => s.Fate == SpectrumFate.Adopted));
        Assert.Equal(4334, Removed(selection, ExclusionReason.RedshiftUncertain));
        Assert.Equal(2, Removed(selection, ExclusionReason.RedshiftTooLow));
        Assert.Equal(4, Removed(selection, ExclusionReason.RedshiftTooHigh));
        Assert.Equal(278, Removed(selection, ExclusionReason.MagnificationTooLow));
        Assert.Equal(113, selection.Galaxies.Count);
        Assert.Equal(14, selection.Galaxies.Count(g => g.Kind == RedshiftKind.Spectroscopic));
        Assert.Equal(3307850, selection.Galaxies.Sum(g => int.Parse(g.Id)));
    }

    [SharedDataFact]
    public void Select_UncoverRows_EveryEntryIsAGalaxyOrHasAReason()
    {
        SourceCatalogue catalogue = Catalogue();
        SelectionResult selection = GalaxySelection.Select(catalogue, [Spectra()], Paper, null, null);
        Assert.Equal(catalogue.Entries.Select(e => e.Id).Order(), selection.Galaxies.Select(g => g.Id).Concat(selection.Exclusions.Select(e => e.EntryId)).Order());
        Assert.Equal(selection.Galaxies.Count, selection.Funnel[^1].Left);
    }

    [SharedDataFact]
    public void Select_UncoverRows_ComparesRedshiftsAsNumpyDoes()
    {
        RedshiftComparison comparison = GalaxySelection.Select(Catalogue(), [Spectra()], Paper, null, null).PhotometricAgainstSpectroscopic;
        Assert.Equal(46, comparison.Count);
        Assert.Equal(0.005618, comparison.Bias, 6);
        Assert.Equal(0.017258, comparison.Nmad, 6);
        Assert.Equal(0.065217, comparison.OutlierFraction, 6);
    }

    [SharedDataFact]
    public void OfCatalogues_TheSameCatalogueTwice_AgreesWithItself()
    {
        SourceCatalogue catalogue = Catalogue();
        RedshiftComparison comparison = RedshiftComparison.OfCatalogues(catalogue.Entries, catalogue.Entries, 0.3);
        Assert.Equal(4731, comparison.Count);
        Assert.Equal(0, comparison.Nmad);
    }

    [SharedDataFact]
    public void GalaxyTable_WrittenAsFitsAndRead_IsTheSame()
    {
        IReadOnlyList<Galaxy> galaxies = GalaxySelection.Select(Catalogue(), [Spectra()], Paper, null, null).Galaxies;
        using var folder = new TemporaryFolder();
        GalaxyTable.ToTable(galaxies).Write(folder.File("galaxies.fits"));
        IReadOnlyList<Galaxy> read = GalaxyTable.FromTable(Table.Read(folder.File("galaxies.fits")));
        Assert.Equal(galaxies.Select(g => g with { Segments = [] }), read.Select(g => g with { Segments = [] }));
        Assert.Equal(galaxies.Select(g => string.Join(' ', g.Segments)), read.Select(g => string.Join(' ', g.Segments)));
    }

    private static int Removed(SelectionResult selection, ExclusionReason reason) => selection.Funnel.Single(f => f.Reason == reason).Removed;

    private static SourceCatalogue Catalogue() =>
        SourceCatalogue.Read(Table.Read(SharedData.File("catalogs", "uncover_dr3", "uncover_dr3_z6_candidates.csv")), new CatalogueColumns(), Paper.Flags);

    private static SpectroscopicList Spectra() => SpectroscopicList.Read(
        Table.Read(SharedData.File("catalogs", "uncover_dr4", "dr4_secure_redshifts.csv")),
        new SpectroscopicListSettings { Name = "uncover-dr4", Columns = new SpectroscopicColumns { RedshiftLow68 = "z_spec16", RedshiftHigh68 = "z_spec84" } });
}
