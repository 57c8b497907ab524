using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>Lenstool's profile 17: deflections from maps.</summary>
internal sealed partial class LenstoolConversion
{
    private Potential ExternalMaps(LenstoolSection section, Potential potential)
    {
        LenstoolEntry x = Required(section, "dplxmap"), y = Required(section, "dplymap");
        foreach (string other in new[] { "kappamap", "gamma1map", "gamma2map", "potenmap" })
        {
            if (section.Find(other) is { } entry)
                _warnings.Add(entry.Warning($"{other} is not used: the deflections and their derivatives come from dplxmap and dplymap"));
        }

        string pathX = Locate(x.Word(1)) ?? throw x.Error($"the map {LensWords.Quote(x.Word(1))} was not found, expected it {Places()}");
        string pathY = Locate(y.Word(1)) ?? throw y.Error($"the map {LensWords.Quote(y.Word(1))} was not found, expected it {Places()}");
        (DeflectionMap map, LensReference middle) = PublishedMaps.FromFiles(pathX, pathY);
        (double left, double bottom) = _frame.Reference.ToFrame(middle.RightAscensionDegrees, middle.DeclinationDegrees);
        return potential with { Profile = MassProfile.PixelMap, X = left, Y = bottom, Ellipticity = 0, AngleDegrees = 0, Map = map };
    }
}
