using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sed;

namespace Arclet.PopulationsCommand;

/// <summary><c>arclet populations compute</c>: Arclet's own stars and gas as a grid.</summary>
internal sealed class ComputeVerb : Verb
{
    private readonly Option<string?> output = new("--out") { HelpName = "FITS", Description = "The grid file to write. Without it the default populations are kept in the cache folder, where --grid computed finds them." };
    private readonly Option<string?> imf = new("--imf") { HelpName = MassFunctionOption.Forms, Description = "The initial mass function; limits are 0.1 and 100 Msun if not given. Default: chabrier." };
    private readonly Option<string?> metallicities = new("--metallicities") { HelpName = "Z,...", Description = "Mass fractions of metals, ascending, 0.0001 to 0.03. Default: nine of them." };
    private readonly Option<string?> ages = new("--ages") { HelpName = "MYR,...", Description = "Ages in Myr, ascending. Default: 221 from 0 to 20,000." };
    private readonly Option<double?> temperature = NumberOption.RealOrNone("--gas-temperature", "K", "The electrons' temperature in the gas, 5000 to 20,000 K. Default: 10,000.");
    private readonly Option<bool> noMassLoss = new("--no-mass-loss") { Description = "Stars keep their mass until their end." };
    private readonly Option<bool> noDustWinds = new("--no-dust-winds") { Description = "Cool luminous giants lose no mass by pulsation and dust." };
    private readonly Option<bool> noBlanketing = new("--no-line-blanketing") { Description = "Metal lines take no light from stars above 4500 K." };
    private readonly Option<bool> noCool = new("--no-cool-stars") { Description = "Neither metals nor molecules shape stars below 4500 K." };
    private readonly Option<bool> noWinds = new("--no-wolf-rayet-winds") { Description = "Naked helium stars shine from their surface and not from their winds." };
    private readonly Option<bool> noSupergiants = new("--no-supergiant-scale") { Description = "Red supergiants have the temperatures of the evolution's formulae." };
    private readonly Option<double?> stripped = NumberOption.RealOrNone("--stripped-fraction", "F", "The fraction of stars of 20 Msun, less for smaller ones, that lose their envelope to a companion, 0 to 1. Default: 0.33.");
    private readonly Option<bool> blackBodies = new("--black-bodies") { Description = "No atmospheres: stars are black bodies, to see what atmospheres bring." };
    private readonly Option<int> threads = NumberOption.Whole("--threads", "N", "Threads that compute; 0 for as many as there are processors. The result does not depend on it.", 0, 0, 1024);

    public ComputeVerb(MessageLog log)
    {
        Command = new Command("compute", "Computes stellar populations and their gas from stellar evolution, atmospheres and recombination theory, and writes one grid file. Not for publication: import BC03, BPASS or another library.")
        {
            output, imf, metallicities, ages, temperature, noMassLoss, noDustWinds, noBlanketing, noCool, noWinds, noSupergiants, stripped, blackBodies, threads,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                ComputedPopulationSettings settings = Settings(parsed);
                string? target = parsed.GetValue(output);
                PopulationGrids grids;
                if (target is null)
                {
                    if (ComputedPopulationGrid.Fingerprint(settings) != ComputedPopulationGrid.Fingerprint(GridSource.Settings))
                        throw new InputException("--out is missing, expected a grid file to write: --grid computed stands for the populations without options");
                    grids = GridSource.Kept(settings, log, parsed.GetValue(threads), cancellation);
                }
                else
                {
                    if (!GridNames.IsFits(target))
                        throw InputException.InFile(target, "a grid is written as FITS, expected a name that ends in .fits or .fits.gz");
                    OutputFiles.Check([], [target]);
                    grids = log.WithProgress(progress => ComputedPopulationGrid.Compute(settings, parsed.GetValue(threads), new GridSource.Stage(progress), cancellation));
                    PopulationGridFile.Write(target, grids);
                }

                parsed.InvocationConfiguration.Output.Write(GridDescription.Of(grids, format: null));
                log.Warning(ComputedPopulations.Caution);
                if ((target ?? new ComputedGridCache().FileOf(settings)) is { } file && File.Exists(file))
                    log.Line($"-> {file}");
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet populations compute
          arclet populations compute --imf "kroupa(0.1,120)" --metallicities 0.004,0.02 --out kroupa.fits
          arclet populations compute --imf "powerlaw(0.1,1.3,0.5,2.0,100)" --out topheavy.fits

        """;

    private ComputedPopulationSettings Settings(ParseResult parsed)
    {
        ComputedPopulationSettings settings = GridSource.Settings;
        if (parsed.GetValue(imf) is { } function)
            settings = settings with { MassFunction = MassFunctionOption.Parse(function) };
        if (parsed.GetValue(metallicities) is { } zs)
            settings = settings with { Metallicities = NumberList.Ascending("--metallicities", zs, 0.0001, 0.03, "mass fractions") };
        if (parsed.GetValue(ages) is { } times)
            settings = settings with { AgesYears = [.. NumberList.Ascending("--ages", times, 0, 20000, "Myr").Select(a => a * 1e6)] };
        if (parsed.GetValue(temperature) is { } kelvin)
        {
            if (!(kelvin is >= 5000 and <= 20000))
                throw new InputException($"--gas-temperature is {kelvin}, expected 5000 to 20000 K");
            settings = settings with { Gas = settings.Gas with { TemperatureKelvin = kelvin } };
        }

        double fraction = parsed.GetValue(stripped) ?? settings.Spectra.StrippedFraction;
        if (!(fraction is >= 0 and <= 1))
            throw new InputException($"--stripped-fraction is {fraction}, expected 0 to 1");
        return settings with
        {
            Evolution = settings.Evolution with { MassLoss = !parsed.GetValue(noMassLoss), DustWinds = !parsed.GetValue(noDustWinds) },
            Spectra = settings.Spectra with
            {
                LineBlanketing = !parsed.GetValue(noBlanketing),
                CoolStars = !parsed.GetValue(noCool),
                WolfRayetWinds = !parsed.GetValue(noWinds),
                RedSupergiantTemperatures = !parsed.GetValue(noSupergiants),
                StrippedFraction = fraction,
            },
            BlackBodies = parsed.GetValue(blackBodies),
        };
    }
}
