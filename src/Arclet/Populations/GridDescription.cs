using System.Globalization;
using System.Text;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.PopulationsCommand;

/// <summary>Grids in words, for the terminal.</summary>
internal static class GridDescription
{
    public static string Of(PopulationGrids grids, GridFormat? format)
    {
        var text = new StringBuilder();
        StellarGrid stars = grids.Stars;
        Line(text, $"{stars.Name}: {stars.Provenance.Library}{(format is null ? "" : $" (read as {format})")}");
        Line(text, $"  IMF            {stars.Provenance.Imf}");
        Line(text, $"  metallicities  {stars.Metallicities.Length}: Z = {Values(stars.Metallicities)}");
        Line(text, $"  ages           {stars.AgesYears.Length}: {Number(stars.AgesYears[0])} to {Number(stars.AgesYears[^1])} yr");
        Line(text, $"  wavelengths    {stars.WavelengthsAngstrom.Length}: {Number(stars.WavelengthsAngstrom[0])} to {Number(stars.WavelengthsAngstrom[^1])} angstrom");
        Line(text, $"  surviving mass {(stars.KnowsSurvivingFraction ? "known (living stars and remnants)" : "not known everywhere")}");
        Sources(text, stars.Provenance);
        if (grids.Nebular is { } gas)
        {
            Line(text, $"gas: {gas.Provenance.Library}");
            Line(text, $"  lines          {gas.LineNames.Length}, continuum {(gas.WavelengthsAngstrom.Length == 0 ? "none" : $"of {gas.WavelengthsAngstrom.Length} wavelengths")}");
            Line(text, $"  grid           Z = {Values(gas.Metallicities)}; log U = {Values(gas.LogIonisation)}; {gas.AgesYears.Length} ages to {Number(gas.AgesYears[^1])} yr");
            Sources(text, gas.Provenance);
        }

        if (grids.Dust is { } dust)
        {
            Line(text, $"dust: {dust.Provenance.Library}");
            Line(text, $"  grid           q_PAH = {Values(dust.PahPercent)} percent; {dust.MinimumField.Length} Umin from {Number(dust.MinimumField[0])} to {Number(dust.MinimumField[^1])}; {dust.WavelengthsAngstrom.Length} wavelengths");
            Sources(text, dust.Provenance);
        }

        return text.ToString();
    }

    /// <summary>The checks of a grid as text; for a computed one with BC03's values beneath each age, where its metallicity is the Sun's.</summary>
    public static string Checks(StellarGrid stars, double wanted, PopulationCheck[] rows, bool besidePublished)
    {
        besidePublished &= Math.Abs(Metallicity(stars, wanted) - 0.02) < 1e-3;
        var text = new StringBuilder();
        Line(text, $"{stars.Name}: {stars.Provenance.Library}, {stars.Provenance.Imf}, Z = {Number(Metallicity(stars, wanted))}; per Msun formed");
        Line(text, $"{"age/Myr",9} {"log Q",7} {"L1500",7} {"L_V",7} {"L_H",7} {"Dn4000",7} {"4200/3500",9} {"beta",7} {"surviving",9}");
        foreach (PopulationCheck row in rows)
        {
            Row(Number3(row.AgeYears / 1e6), row);
            if (besidePublished && PublishedChecks.At(row.AgeYears) is { } published)
                Row(" BC03", published);
        }

        Line(text, "log Q: ionising photons/s; L: log10 of Lsun/angstrom at 1500 and 5500 angstrom and 1.65 um; 4200/3500: f_nu");
        if (besidePublished)
            Line(text, "BC03: version 2016, Chabrier, Z = 0.02, measured in the same windows");
        return text.ToString();

        void Row(string name, PopulationCheck row) => Line(text, string.Create(
            CultureInfo.InvariantCulture,
            $"{name,9} {row.LogIonisingPhotons,7:F2} {row.LogLuminosity1500,7:F2} {row.LogLuminosityV,7:F2} {row.LogLuminosityH,7:F2} {row.Dn4000,7:F2} {row.BalmerRatio,9:F2} {row.UltravioletSlope,7:F2} {row.SurvivingFraction,9:F3}"));

        static string Number3(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
    }

    public static Table Table(PopulationGrids grids, double wanted, PopulationCheck[] rows)
    {
        StellarGrid stars = grids.Stars;
        var table = new Table { Name = "CHECKS", Description = $"Published quantities of {stars.Name}, Z = {Number(Metallicity(stars, wanted))}, per Msun formed" };
        if (ComputedPopulations.CautionOf(grids) is { } caution)
            table.Metadata.Set("caution", caution);
        table.Add("age", [.. rows.Select(r => r.AgeYears)], "yr");
        table.Add("log_ionising_photons", [.. rows.Select(r => r.LogIonisingPhotons)], null, "log10 of photons per second below the Lyman edge");
        table.Add("log_l1500", [.. rows.Select(r => r.LogLuminosity1500)], null, "log10 of Lsun/Angstrom, 1450-1550 angstrom");
        table.Add("log_lv", [.. rows.Select(r => r.LogLuminosityV)], null, "log10 of Lsun/Angstrom, 5450-5550 angstrom");
        table.Add("log_lh", [.. rows.Select(r => r.LogLuminosityH)], null, "log10 of Lsun/Angstrom, 16300-16700 angstrom");
        table.Add("dn4000", [.. rows.Select(r => r.Dn4000)]);
        table.Add("fnu4200_fnu3500", [.. rows.Select(r => r.BalmerRatio)]);
        table.Add("beta_uv", [.. rows.Select(r => r.UltravioletSlope)]);
        table.Add("surviving_fraction", [.. rows.Select(r => r.SurvivingFraction)]);
        return table;
    }

    private static double Metallicity(StellarGrid stars, double wanted) => stars.Metallicities[PopulationChecks.Nearest(stars.Metallicities, wanted)];

    private static void Sources(StringBuilder text, Provenance provenance)
    {
        if (provenance.Notes.Length > 0)
            Line(text, $"  notes          {provenance.Notes}");
        foreach (SourceFile file in provenance.Files)
            Line(text, $"  {file.Role,-14} {file.Name} ({file.Length} bytes, sha256 {file.Sha256[..Math.Min(12, file.Sha256.Length)]})");
    }

    private static string Values(double[] values) => string.Join(' ', values.Select(Number));

    private static string Number(double value) => value.ToString("G6", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}
