using System.CommandLine;
using System.Globalization;
using System.Text;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sed;

namespace Arclet.PopulationsCommand;

/// <summary><c>arclet populations clusters</c>: the spread of small clusters whose stars are drawn one by one.</summary>
internal sealed class ClustersVerb : Verb
{
    private readonly Option<double> mass = NumberOption.Real("--mass", "MSUN", "The mass formed, 10 to 1e8 Msun.", 1e4);
    private readonly Option<double> age = NumberOption.Real("--age", "MYR", "The age, 0.01 to 20,000 Myr.", 5);
    private readonly Option<double> metallicity = NumberOption.Real("--metallicity", "Z", "The mass fraction of metals, 0.0001 to 0.03.", 0.02);
    private readonly Option<string> imf = new("--imf") { HelpName = MassFunctionOption.Forms, Description = "The initial mass function; limits are 0.1 and 100 Msun if not given.", DefaultValueFactory = _ => "chabrier" };
    private readonly Option<double?> ionisation = NumberOption.RealOrNone("--log-u", "U", "Adds gas of this log10 of the ionisation parameter, -4 to 0. Without: stars alone.");
    private readonly Option<string?> filters = new("--filters") { HelpName = "DIR", Description = "Throughput curves, a folder or one file: adds observed fluxes." };
    private readonly Option<string?> bands = new("--bands") { HelpName = "FILTER,...", Description = "These of the filters. Default: all." };
    private readonly Option<double> redshift = NumberOption.Real("--redshift", "Z", "The redshift of observed fluxes.", 1);
    private readonly Option<bool> blackBodies = new("--black-bodies") { Description = "No atmospheres: stars are black bodies, which saves some time." };
    private readonly Option<int> count = NumberOption.Whole("--count", "N", "How many clusters.", 1000, 1, 1_000_000);
    private readonly Option<ulong> seed = NumberOption.Seed("--seed", "The seed; a cluster depends on it and its number only.", 1);
    private readonly Option<int> threads = NumberOption.Whole("--threads", "N", "Threads; 0 for as many as there are processors. The result does not depend on it.", 0, 0, 1024);
    private readonly Option<string?> output = new("--out") { HelpName = "TABLE", Description = "Also write a row for each cluster: .ecsv, .fits, .vot or .csv, by its ending." };

    public ClustersVerb(MessageLog log)
    {
        Command = new Command("clusters", "Draws clusters of one mass, age and metallicity star by star, and prints the spread of their colours and ionising photons beside the fully sampled population. Not for publication.")
        {
            mass, age, metallicity, imf, ionisation, filters, bands, redshift, blackBodies, count, seed, threads, output,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                string? target = parsed.GetValue(output);
                if (target is not null)
                {
                    TableFiles.RequireKnownFormat(target);
                    OutputFiles.Check([], [target]);
                }

                StochasticClusterModel model = Model(parsed);
                StochasticCluster[] clusters = log.WithProgress(progress => model.DrawAll(parsed.GetValue(count), parsed.GetValue(threads), new GridSource.Stage(progress), cancellation));
                parsed.InvocationConfiguration.Output.Write(Summary(model, clusters));
                if (target is not null)
                    TableOf(model, clusters).Write(target);
                log.Warning(ComputedPopulations.Caution);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet populations clusters --mass 1e4 --age 5 --count 1000
          arclet populations clusters --mass 3e3 --age 20 --log-u -2.5 --filters filters/ --bands F115W,F200W,F444W --redshift 2 --out clusters.ecsv

        """;

    private StochasticClusterModel Model(ParseResult parsed)
    {
        double z = parsed.GetValue(metallicity);
        if (!(z is >= 0.0001 and <= 0.03))
            throw new InputException($"--metallicity is {z}, expected a mass fraction from 0.0001 to 0.03");
        string? curves = parsed.GetValue(filters), names = parsed.GetValue(bands);
        if (names is not null && curves is null)
            throw new InputException("--bands is given without --filters, expected the folder of the throughput curves");
        FilterCurveSet? set = curves is null ? null : FilterFiles.Read(curves);
        try
        {
            return new(
                new StochasticClusterSettings
                {
                    MassSolar = parsed.GetValue(mass),
                    AgeMyr = parsed.GetValue(age),
                    Metallicity = z,
                    MassFunction = MassFunctionOption.Parse(parsed.GetValue(imf)!),
                    LogIonisation = parsed.GetValue(ionisation),
                    Filters = set is null ? [] : names is null ? set.Curves : set.Select(names.Split(',').Select(n => n.Trim())),
                    Redshift = parsed.GetValue(redshift),
                    Seed = parsed.GetValue(seed),
                },
                ComputedPopulationGrid.Stars(GridSource.Settings with { BlackBodies = parsed.GetValue(blackBodies) }, parsed.GetValue(threads)));
        }
        catch (ArgumentException e)
        {
            throw new InputException(e.Message, e);
        }
    }

    private static IEnumerable<(string Name, string? Unit, string Description, Func<StochasticCluster, double> Value)> Columns(StochasticClusterModel model)
    {
        yield return ("log_mass", "dex(solMass)", "log10 of the mass formed", c => Math.Log10(c.MassSolar));
        yield return ("largest_mass", "solMass", "Largest mass of a star at birth", c => c.LargestMassSolar);
        yield return ("log_q", null, "log10 of hydrogen-ionising photons per second", c => Math.Log10(c.Rates.Hydrogen));
        yield return ("log_luminosity", "dex(solLum)", "log10 of the stars' luminosity", c => Math.Log10(c.LuminositySolar));
        yield return ("m_1500_rest", "mag", "Absolute AB magnitude from 1450 to 1550 A", c => c.AbsoluteMagnitudes[0]);
        yield return ("m_v_rest", "mag", "Absolute AB magnitude in a top-hat of 5070 to 5950 A", c => c.AbsoluteMagnitudes[2]);
        yield return ("uv_rest", "mag", "U - V, top-hats of 3300 to 4000 and 5070 to 5950 A", c => c.AbsoluteMagnitudes[1] - c.AbsoluteMagnitudes[2]);
        yield return ("vj_rest", "mag", "V - J, J a top-hat of 11700 to 13300 A", c => c.AbsoluteMagnitudes[2] - c.AbsoluteMagnitudes[3]);
        for (int b = 0; b < model.Settings.Filters.Count; b++)
        {
            int band = b;
            string id = model.Settings.Filters[b].Id;
            yield return ($"flux_{id}_njy", "nJy", $"Observed flux density in {id}", c => c.FluxNanojansky[band]);
        }
    }

    private static string Summary(StochasticClusterModel model, StochasticCluster[] clusters)
    {
        var text = new StringBuilder();
        StochasticClusterSettings settings = model.Settings;
        string gas = settings.LogIonisation is { } u ? string.Create(CultureInfo.InvariantCulture, $"gas of log U = {u}") : "no gas";
        text.Append(CultureInfo.InvariantCulture, $"{clusters.Length} clusters of {settings.MassSolar:G4} Msun, {settings.AgeMyr:G4} Myr, Z = {settings.Metallicity:G4}, {settings.MassFunction.Name}, {gas}\n");
        text.Append(CultureInfo.InvariantCulture, $"{"",-20} {"p16",10} {"p50",10} {"p84",10} {"expected",10}\n");
        StochasticCluster expected = model.Expected();
        foreach ((string name, _, _, Func<StochasticCluster, double> value) in Columns(model))
        {
            double[] sorted = [.. clusters.Select(value).Order()];
            text.Append(CultureInfo.InvariantCulture, $"{name,-20} {At(sorted, 0.16),10:G5} {At(sorted, 0.5),10:G5} {At(sorted, 0.84),10:G5} {value(expected),10:G5}\n");
        }

        return text.ToString();

        // Linear between order statistics; a cluster without ionising stars has minus infinity, which stays what it is.
        static double At(double[] sorted, double share)
        {
            double place = share * (sorted.Length - 1);
            int low = (int)place;
            return low + 1 >= sorted.Length || sorted[low] == sorted[low + 1] || double.IsInfinity(sorted[low]) ? sorted[low] : sorted[low] + ((place - low) * (sorted[low + 1] - sorted[low]));
        }
    }

    private static Table TableOf(StochasticClusterModel model, StochasticCluster[] clusters)
    {
        StochasticClusterSettings settings = model.Settings;
        var table = new Table { Name = "CLUSTERS", Description = "Clusters drawn star by star" };
        table.Metadata.Set("program", $"arclet populations clusters {ArcletProgram.Version}");
        table.Metadata.Set("caution", ComputedPopulations.Caution);
        table.Metadata.Set("mass_msun", settings.MassSolar);
        table.Metadata.Set("age_myr", settings.AgeMyr);
        table.Metadata.Set("metallicity", settings.Metallicity);
        table.Metadata.Set("imf", settings.MassFunction.Name);
        table.Metadata.Set("seed", settings.Seed.ToString(CultureInfo.InvariantCulture));
        table.Add("id", [.. clusters.Select((_, i) => (long)i)], null, "Number of the cluster, from 0");
        table.Add("stars", [.. clusters.Select(c => (long)c.Stars)], null, "Stars at birth");
        foreach ((string name, string? unit, string description, Func<StochasticCluster, double> value) in Columns(model))
            table.Add(name, [.. clusters.Select(value)], unit, description);
        return table;
    }
}
