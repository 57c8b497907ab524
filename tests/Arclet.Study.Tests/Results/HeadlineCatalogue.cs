namespace Arclet.Study.Tests.Results;

/// <summary>
/// A catalogue whose headline numbers can be counted by hand. Redshift bins of 10, 8, 6 and 4 galaxies at z = 1, 2, 3 and 4.5, each with clumps i = 1...10, the first of them in too few
/// bands: 280 clumps, 252 of the analysis (90, 72, 54, 36). A second image of the first galaxy, and a galaxy at z = 6 with two clumps.
/// </summary>
internal static class HeadlineCatalogue
{
    private static readonly double[] Redshifts = [1, 2, 3, 4.5];

    private static readonly int[] GalaxiesOfBin = [10, 8, 6, 4];

    private static readonly string[] Lists = ["MUSE", "MUSE", "MUSE", "MUSE", "Atek 2023", "Atek 2023", "Morishita 2023", "Roberts-Borsani", "GLASS-NIRISS", "ALT DR1"];

    public static ResultCatalogue Make()
    {
        var galaxies = new List<ResultGalaxy>();
        var clumps = new List<ResultClump>();
        for (int bin = 0; bin < 4; bin++)
        {
            for (int g = 0; g < GalaxiesOfBin[bin]; g++)
                Add(bin, g, isUnique: true);
        }

        Add(0, 0, isUnique: false);
        galaxies.Add(new() { Id = "far", Redshift = 6, ClumpCount = 2, LogMass = 6, Sfr100 = 1, LogSpecificSfr = -7 });
        clumps.Add(new() { Id = "far-1", GalaxyId = "far", Redshift = 6, Mu = 1.8, RadiusParsec = 15, LogMass = 5 });
        clumps.Add(new() { Id = "far-2", GalaxyId = "far", Redshift = 6, Mu = 150, RadiusParsec = 500, LogMass = 5 });

        // Errors of mass, age, rate, metallicity and attenuation grow by 0.05, 0.07, 0.11, 0.009 and 0.04; every second mass moves by 0.5 with 6 filters, every fourth with 8.
        FilterSubsetFit[] all = [.. clumps.Take(100).Select(c => new FilterSubsetFit(c.Id, 7, 0.1, 0.3, 0.2, 0.05, 0.1))];
        FilterSubsetFit[] six = [.. all.Select((f, i) => new FilterSubsetFit(f.ClumpId, i % 2 == 0 ? 7.5 : 7.1, 0.15, 0.37, 0.31, 0.059, 0.14))];
        FilterSubsetFit[] eight = [.. all.Select((f, i) => f with { LogMass = i % 4 == 0 ? 6.5 : 7 })];
        int near = clumps.Count(c => c is { IsUnique: true, IsRobust: true, Redshift: < 5.5 });
        return new()
        {
            Clumps = clumps,
            Galaxies = galaxies,
            CatalogueRows = 1000,
            Candidates = 50,
            LensImages = 30,
            LensSources = 12,
            LensRmsArcsec = 0.6,

            // One of the two other histories makes every clump old.
            AgesOfOtherHistories = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal) { ["old"] = [.. Enumerable.Repeat(400.0, near)], ["young"] = [.. Enumerable.Repeat(100.0, near)] },
            FilterSubsets = new Dictionary<string, IReadOnlyList<FilterSubsetFit>>(StringComparer.Ordinal) { ["all"] = all, ["6bb"] = six, ["8bb"] = eight },
        };

        void Add(int bin, int g, bool isUnique)
        {
            string id = $"{bin}{g}{(isUnique ? "" : "b")}";
            galaxies.Add(new()
            {
                Id = id,
                Redshift = Redshifts[bin],
                Kind = bin == 0 ? RedshiftKind.Spectroscopic : RedshiftKind.Photometric,
                RedshiftSource = bin == 0 ? Lists[g] : "catalogue",
                IsUnique = isUnique,
                ClumpCount = bin == 1 && g == 7 ? 15 : 10,
                LogMass = bin == 3 ? new[] { 9.8, 7.4, 7.6, 7.9 }[g] : 8 + (0.3 * bin) + (0.01 * g),
                Sfr100 = 1,
                LogSpecificSfr = bin == 0 ? (g < 8 ? -9.5 : -8.8) : bin == 3 ? new[] { -8, -7.5, -8.2, -9 }[g] : -8.8,
                FitWithHst = bin != 3 || g == 0,
            });
            for (int i = 1; i <= 10; i++)
                clumps.Add(Clump(id, bin, i, isUnique));
        }
    }

    private static ResultClump Clump(string galaxy, int bin, int i, bool isUnique)
    {
        bool isLimit = i == 2 && bin < 3;
        return new()
        {
            Id = $"{galaxy}-{i}",
            GalaxyId = galaxy,
            Redshift = Redshifts[bin],
            IsUnique = isUnique,
            IsRobust = i > 1,
            Mu = 2 + i,
            RadiusParsec = 10 * i * (bin + 1),
            RadiusIsLimit = isLimit,
            Class = isLimit ? ResolutionClass.Unresolved : i < 6 ? ResolutionClass.Compact : ResolutionClass.Extended,
            LogMass = 5 + (0.2 * i),
            LogMassError = 0.1,
            AgeMyr = i == 10 && bin < 3 ? 1000 : 10 * i * (bin == 3 ? 0.1 : 1),
            LogAgeError = 0.1 * (i - 1),
            LogMassDensity = i <= bin + 2 ? 3 : 2,
            LogSfrDensity = i >= 4 ? 0.5 : -0.5,
            DistanceKiloparsec = i == 2 ? 0.5 : i == 10 ? 6 : 2,
            HstDetections = i >= 8 ? 3 : 2,
            BoxFluxFraction = 0.9 + (0.01 * i),
        };
    }
}
