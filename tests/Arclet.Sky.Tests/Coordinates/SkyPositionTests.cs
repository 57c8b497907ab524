using System.Text.Json;
using Arclet.Fits;
using FsCheck;
using FsCheck.Fluent;

namespace Arclet.Sky.Tests;

public class SkyPositionTests
{
    [Fact]
    public void SeparationAndPositionAngle_OfPairs_EqualAstropy()
    {
        foreach (JsonElement row in Reference.Load("sky_reference.json").GetProperty("angles").EnumerateArray())
        {
            var one = new SkyPosition(Get("ra1"), Get("dec1"));
            var two = new SkyPosition(Get("ra2"), Get("dec2"));
            double expected = Get("arcsec");

            // 1e-9 arcsec: the rounding of coordinates of 360 degrees is 2e-10.
            Assert.Equal(expected, one.SeparationArcsec(two), 1e-9 + (1e-12 * expected));
            if (expected > 1)
                Assert.Equal(0, Math.IEEERemainder(Get("pa") - one.PositionAngleDegrees(two), 360), 1e-7);
            SkyPosition there = one.Offset(one.PositionAngleDegrees(two), expected);
            Assert.InRange(there.SeparationArcsec(two), 0, 1e-6);

            double Get(string name) => row.GetProperty(name).GetDouble();
        }
    }

    [Fact]
    public void ToSexagesimal_OfPositions_EqualsAstropy()
    {
        foreach (JsonElement row in Reference.Load("sky_reference.json").GetProperty("angles").EnumerateArray())
        {
            string[] expected = row.GetProperty("text").GetString()!.TrimStart('+').Split(' ');
            var position = new SkyPosition(row.GetProperty("ra1").GetDouble(), row.GetProperty("dec1").GetDouble());

            // Ours has one decimal more in right ascension than in declination, astropy's as many.
            Assert.Equal(expected[0], position.ToSexagesimal(3).Split(' ')[0]);
            Assert.Equal(expected[1], position.ToSexagesimal(4).Split(' ')[1]);
        }
    }

    [Theory]
    [InlineData("3.5883 -30.3972", 3.5883, -30.3972)]
    [InlineData("3.5883,-30.3972", 3.5883, -30.3972)]
    [InlineData("00:14:21.2 -30:23:50.1", 3.5883333333333333, -30.397250000000000)]
    [InlineData("00h14m21.2s -30d23m50.1s", 3.5883333333333333, -30.397250000000000)]
    [InlineData("00 14 21.2 -30 23 50.1", 3.5883333333333333, -30.397250000000000)]
    [InlineData("12:00:00 -00:00:36", 180, -0.01)]
    [InlineData("10d30m00s +5d", 10.5, 5)]
    [InlineData("-10 5", 350, 5)]
    public void Parse_OfAPosition_GivesDegrees(string text, double ra, double dec)
    {
        var position = SkyPosition.Parse(text);
        Assert.Equal(ra, position.RaDegrees, 1e-12);
        Assert.Equal(dec, position.DecDegrees, 1e-12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("12 95")]
    [InlineData("12:61:00 5:00:00")]
    [InlineData("a b")]
    [InlineData("1 2 3")]
    [InlineData("12 5h00m00s")]
    public void Parse_OfSomethingElse_IsAnError(string text) =>
        Assert.Contains("expected right ascension", Assert.Throws<InputException>(() => SkyPosition.Parse(text)).Message);

    [Fact]
    public void ToSexagesimal_JustBelowAMinute_CarriesOver()
    {
        Assert.Equal("00:00:00.000 +10:00:00.00", new SkyPosition(359.99999999, 9.9999999999).ToSexagesimal(2));
        Assert.Equal("23:59:59.9 -00:00:01", new SkyPosition(359.9996, -0.0003).ToSexagesimal(0));
    }

    [Fact]
    public void Parse_OfWhatToStringAndToSexagesimalWrite_IsTheSamePosition() =>
        Prop.ForAll(
            Gen.Choose(-900_000_000, 900_000_000).Zip(Gen.Choose(0, 2_000_000_000)).ToArbitrary(),
            pair =>
            {
                var position = new SkyPosition(pair.Item2 * 1.8e-7, pair.Item1 * 1e-7);
                return SkyPosition.Parse(position.ToString()) == position
                    && SkyPosition.Parse(position.ToSexagesimal(6)).SeparationArcsec(position) < 1e-6;
            }).Check(Reference.Repeatable);

    [Fact]
    public void RightAscension_OutsideATurn_IsBroughtBack()
    {
        Assert.Equal(10, new SkyPosition(370, 0).RaDegrees);
        Assert.Equal(0, new SkyPosition(-1e-20, 0).RaDegrees);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SkyPosition(0, 90.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SkyPosition(double.NaN, 0));
    }
}
