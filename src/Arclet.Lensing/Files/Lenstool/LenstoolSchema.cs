namespace Arclet.Lensing;

/// <summary>
/// The sections and keywords of Lenstool's parameter files with their French and English spellings: what science pages, the manual and the published
/// files in use name. docs/lens-files.md shows the same table.
/// </summary>
internal static class LenstoolSchema
{
    /// <summary>The section's spellings, the French one first, and its keywords: "spelling|spelling values role", role M (model), T (task), U (not used).</summary>
    private static readonly (LenstoolSectionKind Kind, string[] Spellings, string Keywords)[] Sections =
    [
        (LenstoolSectionKind.RunMode, ["runmode"],
            "reference iwW M; inverse iNN T; image iW T; source iW T; mass iINW T; ampli iINW T; poten iINW T; dpl iINWW T; shear iINW T; shearfield iNWI T; time iINW T; grid iIN T; pixel iIW T;"
            + " imseeing NN T; minchi0 NN T; verbose i T; marker iNW T; radialprop iNN T; restart iI T; chi2 i T; nbgridcells i T"),
        (LenstoolSectionKind.Image, ["image"],
            "multfile iw M; mult_wcs i M; forme|form i M; sigposArcsec n M; z_m_limit ix M; arcletstat iIW U; sigell iNI U; z_arclet n U; critic iNNNNN U; newton i T"),
        (LenstoolSectionKind.Grid, ["grille", "grid"],
            "nombre|number i T; polaire|polar i T; nlentille|nlens i M; nlens_opt i M; nlens_crit|nlens_critic i T"),
        (LenstoolSectionKind.Source, ["source"],
            "z_source n T; grid i T; random i T; n_source i T; elip_max n T; dist_z iNN T; taille|size n T; smail nnn T"),
        (LenstoolSectionKind.Potential, ["potentiel", "potential"],
            "profil|profile i M; x_centre n M; y_centre n M; x_centre_wcs n M; y_centre_wcs n M; ellipticite|ellipticity n M; ellip_pot n M; angle_pos n M; core_radius n M; core_radius_kpc n M; cut_radius n M;"
            + " cut_radius_kpc n M; v_disp n M; z_lens n M; mag n M; masse|mass n M; pmass n M; exponent|alpha n M; beta n M; gamma n M; kappa n M; concentration n M; scale_radius n M; scale_radius_kpc n M;"
            + " r200 n M; r200_kpc n M; n n M; kappamap iw M; gamma1map iw M; gamma2map iw M; dplxmap iw M; dplymap iw M; potenmap iw M"),
        (LenstoolSectionKind.Limit, ["limit"],
            "x_centre iNNN M; y_centre iNNN M; ellipticite|ellipticity iNNN M; angle_pos iNNN M; core_radius iNNN M; core_radius_kpc iNNN M; cut_radius iNNN M; cut_radius_kpc iNNN M; v_disp iNNN M;"
            + " z_lens iNNN M; masse|mass iNNN M; pmass iNNN M; exponent|alpha iNNN M; beta iNNN M; gamma iNNN M; kappa iNNN M; concentration iNNN M; scale_radius iNNN M; scale_radius_kpc iNNN M; r200 iNNN M;"
            + " r200_kpc iNNN M; ellip_pot iNNN M; n iNNN M"),
        (LenstoolSectionKind.Potfile, ["potfile"],
            "filein iw M; type i M; zlens|z_lens n M; mag0 n M; core n M; corekpc n M; cut inN M; cutkpc inN M; sigma inN M; slope inN M; vdslope inN M; vdscatter inN M; rcutscatter inN M; profil|profile i M"),
        (LenstoolSectionKind.CriticalLines, ["cline"],
            "nplan|nplane iN+ T; dmax n T; algorithm w T; limitHigh n T; limitLow n T; pas|step n T; zonemult iiw T"),
        (LenstoolSectionKind.LargeArcs, ["grande", "large"],
            "iso iiNNN T; name w T; profil|profile iI T; contour iI T; large_dist n T; velocity i T"),
        (LenstoolSectionKind.Cosmology, ["cosmologie", "cosmology"],
            "model i M; H0 n M; omega|omegaM n M; lambda|omegaX n M; omegaK n M; w0|wX|q n M; w1|wa|n|delta n M"),
        (LenstoolSectionKind.CosmologyLimit, ["cosmolimit"],
            "H0 iNNN M; omega|omegaM iNNN M; lambda|omegaX iNNN M; omegaK iNNN M; w0|wX|q iNNN M; w1|wa|n|delta iNNN M"),
        (LenstoolSectionKind.Field, ["champ", "field"],
            "dmax n T; xmin n T; xmax n T; ymin n T; ymax n T"),
        (LenstoolSectionKind.CleanLens, ["cleanlens"],
            "cleanset iN T; c_image w T; imframe iw T; psfframe iw T; sframe w T; wframe iw T; ncont iW T; contour iw T; echant|subsamp i T; s_echant|s_subsamp i T; s_n i T; s_xmin n T; s_xmax n T; s_ymin n T;"
            + " s_ymax n T; pixel n T; column i T; header i T; pixelx n T; pixely n T; xmin n T; ymin n T"),
        (LenstoolSectionKind.Observation, ["observ"],
            "noise i T; sky n T; idum i T; dispersion n T; prec n T; seeing iN T; seeing_e iNNN T; psf iW T; binning iI T"),
        (LenstoolSectionKind.ShapeModel, ["shapemodel"],
            "id w T; type i T; s_center_x n T; s_center_y n T; s_sigx n T; s_sigy n T; s_angle n T; s_mag n T; index n T; z n T"),
        (LenstoolSectionKind.ShapeLimit, ["shapelimit"],
            "id w T; s_center_x iNNN T; s_center_y iNNN T; s_sigx iNNN T; s_sigy iNNN T; s_angle iNNN T; s_mag iNNN T; index iNNN T"),
        (LenstoolSectionKind.Dynamics, ["dynfile"],
            "dyntype i U; dynnumber i U; velocity n U; e_velocity n U; indmass n U; e_indmass n U; refradius_kpc n U"),
    ];

    /// <summary>Sections of Lenstool that are not known here but resemble known ones.</summary>
    private static readonly string[] Foreign = ["vfield", "vfieldlimit"];

    private static readonly Dictionary<string, LenstoolSectionKind> Kinds = Sections.SelectMany(s => s.Spellings.Select(n => (n, s.Kind))).ToDictionary(p => p.n, p => p.Kind);

    private static readonly Dictionary<LenstoolSectionKind, Dictionary<string, LenstoolKeyword>> Keywords = Sections.ToDictionary(s => s.Kind, s => Parsed(s.Keywords));

    /// <summary>The words that end a file.</summary>
    public static bool IsFileEnd(string word) => word is "fini" or "finish";

    /// <summary>The section that a word begins, or null; <c>potfile3</c> is a potfile.</summary>
    public static LenstoolSectionKind? Section(string word)
    {
        if (Kinds.TryGetValue(word, out LenstoolSectionKind kind))
            return kind;
        return word.StartsWith("potfile", StringComparison.Ordinal) && word.AsSpan(7).IndexOfAnyExceptInRange('0', '9') < 0 ? LenstoolSectionKind.Potfile : null;
    }

    /// <summary>The keyword of a section, or null.</summary>
    public static LenstoolKeyword? Find(LenstoolSectionKind kind, string word) => Keywords.TryGetValue(kind, out Dictionary<string, LenstoolKeyword>? words) && words.TryGetValue(word, out LenstoolKeyword? found) ? found : null;

    /// <summary>All keywords of a section, each once.</summary>
    public static IEnumerable<LenstoolKeyword> KeywordsOf(LenstoolSectionKind kind) => Keywords[kind].Values.Distinct();

    /// <summary>The spellings of a section's name, the French one first.</summary>
    public static IReadOnlyList<string> SpellingsOf(LenstoolSectionKind kind) => Array.Find(Sections, s => s.Kind == kind).Spellings;

    /// <summary>All kinds of section.</summary>
    public static IEnumerable<LenstoolSectionKind> AllKinds => Sections.Select(s => s.Kind);

    /// <summary>A section's name that a word is likely to be a misspelling of, or null.</summary>
    public static string? SectionMeant(string word) => Foreign.Contains(word) ? null : Nearest(word, [.. Kinds.Keys, "end", "fini", "finish"]);

    /// <summary>A keyword that a word is likely to be a misspelling of, or null.</summary>
    public static string? KeywordMeant(LenstoolSectionKind kind, string word) => Nearest(word, [.. Keywords[kind].Keys, "end"]);

    /// <summary>One letter wrong in words of up to five letters, two in longer ones. A word of one or two letters resembles too many.</summary>
    private static string? Nearest(string word, IEnumerable<string> known)
    {
        (string? best, int fewest) = (null, int.MaxValue);
        foreach (string candidate in known)
        {
            int most = Math.Min(word.Length, candidate.Length) switch { < 3 => 0, <= 5 => 1, _ => 2 };
            int distance = LensWords.Distance(word, candidate);
            if (distance <= most && distance < fewest)
                (best, fewest) = (candidate, distance);
        }

        return best;
    }

    private static Dictionary<string, LenstoolKeyword> Parsed(string keywords)
    {
        var all = new Dictionary<string, LenstoolKeyword>();
        foreach (string text in keywords.Split(';', StringSplitOptions.TrimEntries))
        {
            string[] parts = text.Split(' ');
            string[] spellings = parts[0].Split('|');
            // Lenstool 8 writes the second one where there are several, and so do we call it.
            string name = spellings.Length > 1 ? spellings[1] : spellings[0];
            LenstoolKeywordRole role = parts[2] switch { "M" => LenstoolKeywordRole.Model, "T" => LenstoolKeywordRole.Task, _ => LenstoolKeywordRole.NotUsed };
            var keyword = new LenstoolKeyword(name, spellings, parts[1], role);
            foreach (string spelling in spellings)
                all.Add(spelling, keyword);
        }

        return all;
    }
}
