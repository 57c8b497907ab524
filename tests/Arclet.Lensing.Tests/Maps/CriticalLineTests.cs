using Arclet.Lensing.Maps;
using Arclet.Sky;

namespace Arclet.Lensing.Tests.Maps;

public class CriticalLineTests
{
    [Fact]
    public void SingularSphere_HasItsEinsteinRing_AndACausticPoint()
    {
        LensPlaneField field = Field(new Potential { Profile = MassProfile.SingularIsothermalEllipsoid, X = 0.31, Y = -0.17, VelocityDispersionKms = 500 });
        double einstein = field.DeflectionAt(10.31, -0.17).AlphaX;
        CriticalLine ring = Assert.Single(CriticalLines.Find(field, -20, 20, -20, 20), l => l.Kind == CriticalLineKind.Tangential);
        Assert.True(ring.IsClosed);
        Assert.All(ring.Image, p => Assert.Equal(einstein, Math.Sqrt(((p.X - 0.31) * (p.X - 0.31)) + ((p.Y + 0.17) * (p.Y + 0.17))), 1e-9));
        Assert.All(ring.Source, p => Assert.Equal(0, Math.Abs(p.X - 0.31) + Math.Abs(p.Y + 0.17), 1e-8));

        // A polygon of chords of at most 0.07" lies within its circle by less than c^2/12 of the area's radius squared.
        Assert.Equal(1, ring.AreaSquareArcsec / (Math.PI * einstein * einstein), 1e-4);
    }

    /// <summary>A circular dPIE: lambda_t = 1 - alpha/theta and lambda_r = 1 - alpha' vanish on circles that bisection of the scalar formula finds.</summary>
    [Fact]
    public void CircularCore_HasTwoCircles_WhereTheEigenvaluesVanish()
    {
        LensPlaneField field = Field(new Potential { Profile = MassProfile.DualPseudoIsothermal, CoreRadiusArcsec = 2, CutRadiusArcsec = 100, VelocityDispersionKms = 800 });
        IReadOnlyList<CriticalLine> lines = CriticalLines.Find(field, -40.03, 40, -40.01, 40);
        Assert.Equal(2, lines.Count);
        foreach (CriticalLine line in lines)
        {
            Assert.True(line.IsClosed);
            double low = 1e-3, high = 40;
            for (int i = 0; i < 200; i++)
            {
                double middle = (low + high) / 2;
                LensTerms t = field.At(middle, 0);
                if ((line.Kind == CriticalLineKind.Tangential ? t.LambdaTangential : t.LambdaRadial) < 0)
                    low = middle;
                else
                    high = middle;
            }

            Assert.All(line.Image, p => Assert.Equal(low, Math.Sqrt((p.X * p.X) + (p.Y * p.Y)), 1e-8));
        }
    }

    [Fact]
    public void MembersOutsideTheClustersLine_HaveTheirOwn()
    {
        LensPlaneField field = Field(
            new Potential { Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.3, CoreRadiusArcsec = 3, CutRadiusArcsec = 150, VelocityDispersionKms = 800 },
            new Potential { Profile = MassProfile.DualPseudoIsothermal, X = 40, Y = 21, CoreRadiusArcsec = 0.05, CutRadiusArcsec = 5, VelocityDispersionKms = 130 });
        IReadOnlyList<CriticalLine> lines = CriticalLines.Find(field, -60, 60, -60, 60);
        Assert.Contains(lines, l => l.Kind == CriticalLineKind.Tangential && l.IsClosed && l.Image.All(p => Math.Abs(p.X - 40) < 4 && Math.Abs(p.Y - 21) < 4));
        Assert.All(lines, l => Assert.True(l.IsClosed));
        Assert.All(lines.SelectMany(l => l.Image), p => Assert.True(Math.Abs(field.At(p.X, p.Y).DeterminantA) < 1e-6));
    }

    [Fact]
    public void LineThatLeavesTheField_IsOpen_AndRegionsGoBackOnIt()
    {
        LensPlaneField field = Field(new Potential { Profile = MassProfile.SingularIsothermalEllipsoid, VelocityDispersionKms = 800 });
        IReadOnlyList<CriticalLine> lines = CriticalLines.Find(field, 2, 40, 2, 40);
        CriticalLine arc = Assert.Single(lines, l => l.Kind == CriticalLineKind.Tangential);
        Assert.False(arc.IsClosed);
        Region region = Assert.Single(CriticalLines.ToRegions([arc], new(3.586259, -30.400174)));
        Assert.Equal((4 * arc.Image.Count) - 4, region.Coordinates.Count);
        (double x, double y) = new LensReference(3.586259, -30.400174).ToFrame(region.Coordinates[0], region.Coordinates[1]);
        Assert.Equal(arc.Image[0].X, x, 1e-6);
        Assert.Equal(arc.Image[0].Y, y, 1e-6);
    }

    private static LensPlaneField Field(params Potential[] lenses)
    {
        Potential[] atOne = [.. lenses.Select(l => l with { Redshift = 0.3 })];
        return LensPlaneField.WithEfficiency(new LensModel { Potentials = atOne }, atOne, 0.8);
    }
}
