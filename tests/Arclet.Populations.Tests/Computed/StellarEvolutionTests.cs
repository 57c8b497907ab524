using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

public class StellarEvolutionTests
{
    private static readonly StellarEvolution Solar = new(0.02);
    private static readonly StellarEvolution Poor = new(0.004);

    private static StellarEvolution Of(double metallicity) => metallicity == 0.02 ? Solar : Poor;

    [SharedDataFact]
    public void MainSequence_GoldenTracks_LuminosityAndRadiusAgreeWithin2Percent()
    {
        // Up to 98 % of the main sequence, so that the golden winds, which change lifetimes by up to 1 %, do not decide. Beyond 2 % are
        // 4 of 188 points (at most 3.1 %): stars of 15 and 17 Msun, where the golden winds differ, and two points of 0.777 Msun, whose golden star has lost
        // 0.2 % of its mass, which our winds do not take from it.
        int compared = 0;
        int beyond = 0;
        foreach (GoldenPoint point in GoldenPoint.ReadAll().Where(p => p.Phase <= StellarPhase.MainSequence))
        {
            StellarTrack track = Of(point.Metallicity).Track(point.BirthMass);
            if (point.AgeMyr > 0.98 * track.PhaseStartMyr(StellarPhase.HertzsprungGap))
                continue;
            StellarState state = track.At(point.AgeMyr);
            double difference = Math.Max(
                Math.Abs(Math.Log10(state.LuminositySolar) - point.LogLuminosity),
                Math.Abs(Math.Log10(state.RadiusSolar) - point.LogRadius));
            Assert.True(difference < Math.Log10(1.035), $"{point}: {difference} dex");
            compared++;
            if (difference > Math.Log10(1.02))
                beyond++;
        }

        Assert.True(compared >= 180, $"{compared} points compared");
        Assert.True(beyond <= 4, $"{beyond} points differ by more than 2 %");
    }

    [SharedDataFact]
    public void Lifetimes_GoldenTracks_MainSequenceEndsAndAsymptoticBranchStartsAgreeWithin2Percent()
    {
        // The golden file samples each phase: the main sequence ends after its last point and before the first point of the gap.
        foreach (IGrouping<(double Metallicity, double BirthMass), GoldenPoint> star in GoldenPoint.ReadAll().GroupBy(p => (p.Metallicity, p.BirthMass)))
        {
            StellarTrack track = Of(star.Key.Metallicity).Track(star.Key.BirthMass);
            List<GoldenPoint> later = [.. star.Where(p => p.Phase > StellarPhase.MainSequence)];
            if (later.Count == 0)
                continue;
            double end = track.PhaseStartMyr(StellarPhase.HertzsprungGap)!.Value;
            double lastBefore = star.Where(p => p.Phase <= StellarPhase.MainSequence).Max(p => p.AgeMyr);
            Assert.True(end > 0.98 * lastBefore && end < 1.02 * later.Min(p => p.AgeMyr), $"{star.Key}: main sequence to {end} Myr, golden {lastBefore} to {later[0].AgeMyr}");
            List<GoldenPoint> asymptotic = [.. star.Where(p => p.Phase == StellarPhase.EarlyAsymptoticGiantBranch)];
            if (asymptotic.Count == 0)
                continue;
            double start = track.PhaseStartMyr(StellarPhase.EarlyAsymptoticGiantBranch)!.Value;
            Assert.InRange(start / asymptotic[0].AgeMyr, 0.98, 1.02);
        }
    }

    [SharedDataFact]
    public void GiantBranches_GoldenTracks_TemperatureAtEqualMassAndLuminosityAgreesWithin5Percent()
    {
        // Times on a giant branch are so short beside a lifetime that 0.5 % of the lifetime moves a star along all of it: the branch is compared
        // where mass and luminosity are the golden ones.
        int compared = 0;
        foreach (GoldenPoint point in GoldenPoint.ReadAll())
        {
            bool first = point.Phase == StellarPhase.FirstGiantBranch;
            if (!first && point.Phase != StellarPhase.EarlyAsymptoticGiantBranch)
                continue;
            GiantFormulae giants = Of(point.Metallicity).Giants;
            double luminosity = Math.Pow(10, point.LogLuminosity);
            double radius = first ? giants.Radius(point.Mass, luminosity) : giants.AsymptoticRadius(point.Mass, luminosity);
            double temperature = new StellarState(point.Phase, 0, point.Mass, 0, luminosity, radius).EffectiveTemperatureKelvin;
            Assert.InRange(temperature / Math.Pow(10, point.LogTemperature), 0.95, 1.05);
            compared++;
        }

        Assert.True(compared > 200, $"{compared} points compared");
    }

    [SharedDataFact]
    public void FirstGiantBranch_GoldenTracks_LuminosityGrowsAtTheSamePace()
    {
        // The time that a star needs from one golden luminosity to the next, and hence L(t): within 5 %, for stars that keep 0.5 % of their mass.
        int compared = 0;
        List<GoldenPoint> points = GoldenPoint.ReadAll();
        foreach ((GoldenPoint a, GoldenPoint b) in points.Zip(points.Skip(1)))
        {
            if (a.Phase != StellarPhase.FirstGiantBranch || b.Phase != StellarPhase.FirstGiantBranch || a.BirthMass != b.BirthMass || a.Mass < 0.995 * a.BirthMass)
                continue;
            CoreGrowth growth = Of(a.Metallicity).Giants.Growth(a.Mass, GiantFormulae.HydrogenRate(a.Mass), 0, Math.Pow(10, a.LogLuminosity));
            double time = growth.TimeOf(growth.CoreOf(Math.Pow(10, b.LogLuminosity))) - growth.TimeOf(growth.CoreOf(Math.Pow(10, a.LogLuminosity)));
            Assert.InRange(time / (b.AgeMyr - a.AgeMyr), 0.95, 1.05);
            compared++;
        }

        Assert.True(compared > 20, $"{compared} pairs compared");
    }

    [Theory]
    // From the golden tracks (independent implementation): Z, mass, age, log L, log R.
    [InlineData(0.02, 0.5157, 2370.35791, -1.38075, -0.32295)]
    [InlineData(0.02, 1.0216, 0, -0.11138, -0.0406)]
    [InlineData(0.02, 4.5954, 0, 2.59278, 0.40005)]
    [InlineData(0.02, 5.2686, 0, 2.8052, 0.43384)]
    public void Track_GoldenMainSequencePoints_AgreeWithin1Percent(double metallicity, double mass, double age, double logLuminosity, double logRadius)
    {
        StellarState state = Of(metallicity).Track(mass).At(age);
        Assert.Equal(logLuminosity, Math.Log10(state.LuminositySolar), 0.0043);
        Assert.Equal(logRadius, Math.Log10(state.RadiusSolar), 0.0043);
    }

    [Fact]
    public void Track_Sun_IsTheSunAt4600Myr()
    {
        // The formulae claim 5 % in L and R; the Sun's models differ from it by less.
        StellarState sun = Solar.Track(1).At(4600);
        Assert.InRange(sun.LuminositySolar, 0.9, 1.1);
        Assert.InRange(sun.RadiusSolar, 0.95, 1.05);
        Assert.InRange(sun.EffectiveTemperatureKelvin, 5600, 5950);
    }

    [Theory]
    [InlineData(1, StellarPhase.CarbonOxygenWhiteDwarf)]
    [InlineData(6, StellarPhase.CarbonOxygenWhiteDwarf)]
    [InlineData(12, StellarPhase.NeutronStar)]
    [InlineData(60, StellarPhase.BlackHole)]
    public void Track_ToTheEnd_LeavesTheExpectedRemnant(double mass, StellarPhase remnant)
    {
        StellarTrack track = Solar.Track(mass);
        Assert.Equal(remnant, track.RemnantPhase);
        Assert.InRange(track.RemnantMassSolar, 0.3, mass);
        Assert.Equal(remnant, track.At(track.EndOfLifeMyr + 1).Phase);
    }

    [Fact]
    public void Track_EveryMassAndMetallicity_IsFiniteWithAscendingAges()
    {
        foreach (double metallicity in (double[])[0.0001, 0.0004, 0.004, 0.008, 0.02, 0.03])
        {
            foreach (bool loss in (bool[])[true, false])
            {
                var evolution = new StellarEvolution(metallicity, new StellarEvolutionOptions { MassLoss = loss });
                for (double mass = 0.08; mass < 150; mass *= 1.17)
                {
                    double age = 0;
                    foreach (StellarState state in evolution.Track(mass).States)
                    {
                        Assert.True(state.AgeMyr >= age, $"Z {metallicity} M {mass}: {state} after {age} Myr");
                        Assert.True(
                            double.IsFinite(state.LuminositySolar) && state.LuminositySolar > 0 && double.IsFinite(state.RadiusSolar) && state.RadiusSolar > 0 && state.MassSolar > 0,
                            $"Z {metallicity} M {mass} loss {loss}: {state}");
                        age = state.AgeMyr;
                    }
                }
            }
        }
    }

    [Fact]
    public void Track_StoppedEarly_RefusesLaterAges()
    {
        StellarTrack track = Solar.Track(1, 100);
        Assert.Null(track.RemnantPhase);
        Assert.True(track.At(100).LuminositySolar > 0.5);
        Assert.Throws<ArgumentOutOfRangeException>(() => track.At(9e9));
    }

    [Fact]
    public void Constructor_MetallicityOutsideTheFits_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StellarEvolution(0.05));
}
