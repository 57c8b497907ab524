using System.Globalization;
using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

/// <summary>One point of the golden tracks: an independent implementation of the same formulae with newer winds.</summary>
internal readonly record struct GoldenPoint(
    double Metallicity, double BirthMass, double AgeMyr, StellarPhase Phase, double Mass, double LogLuminosity, double LogRadius, double LogTemperature)
{
    /// <summary>All points of stars born with 0.5 to 20 Msun, in the file's order.</summary>
    public static List<GoldenPoint> ReadAll()
    {
        var points = new List<GoldenPoint>();
        double birth = 0;
        foreach (string line in File.ReadLines(SharedData.File("..", "facts", "stellar_evolution_golden_tracks.csv")).Skip(1))
        {
            double[] v = [.. line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            if (v[1] == 0)
                birth = v[3];
            if (birth is >= 0.5 and <= 20)
                points.Add(new GoldenPoint(v[0], birth, v[1], (StellarPhase)(int)v[2], v[4], v[5], v[6], v[7]));
        }

        return points;
    }
}
