using System.Globalization;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>
/// Writes the published catalogue to <c>results/catalogue</c>: clumps and galaxies as FITS, ECSV, VOTable and CDS table, LaTeX samples, the list of flags, and the joint draws.
/// </summary>
public static class CatalogueFiles
{
    private const string Folder = "catalogue";

    /// <summary>Writes it where the study changed.</summary>
    /// <returns>Whether it was made anew.</returns>
    /// <exception cref="InputException">A file cannot be written, or the study's results cannot be read.</exception>
    public static bool Write(ReportContext context, ReportSteps steps)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(steps);
        StudySettings settings = context.Study.Settings;
        return steps.Run("catalogue", context.Study.Fingerprint + settings.TextOf(typeof(CatalogueSettings)) + settings.TextOf(typeof(IntrinsicSettings)), () =>
        {
            CatalogueSettings wanted = settings.Get<CatalogueSettings>();
            Table clumps = ClumpCatalogue.Of(context.Study), galaxies = GalaxyCatalogue.Of(context.Study), flags = CatalogueFlags.ToTable();
            List<string> names = [];
            foreach ((Table table, string name) in new[] { (clumps, "clumps"), (galaxies, "galaxies") })
            {
                Describe(context.Study, table);
                Add($"{name}.fits", path => WriteFits(path, table, flags));
                Add($"{name}.ecsv", table.Write);
                Add($"{name}.vot", table.Write);
                Cds(table, name);
            }

            Add("clumps.tex", path => LatexTable.WriteSample(clumps, path, $"{wanted.Title}: clumps.", "tab:clumps", wanted.SampleRows, [.. wanted.SampleColumns.Where(clumps.Contains)]));
            Add("galaxies.tex", path => LatexTable.WriteSample(galaxies, path, $"{wanted.Title}: galaxies.", "tab:galaxies", wanted.SampleRows, ["id", "ra", "dec", "redshift", "n_clumps", "mu", "log_mass", "sfr100"]));
            Add("flags.ecsv", flags.Write);
            Table samples = CatalogueSamples.Of(context.Study, context.Cancellation);
            Describe(context.Study, samples);
            Table? models = context.Study.Stage("lens")?.FindTable("DRAWS");
            if (models is not null)
                models.Name = "LENS_DRAWS";
            Add("samples.fits", path => WriteFits(path, models is { RowCount: > 0 } ? [samples, models] : [samples]));
            context.Progress($"catalogue of {clumps.RowCount} clumps in {galaxies.RowCount} galaxies in {context.PathOf(Folder)}");
            return names;

            void Add(string name, Action<string> write)
            {
                names.Add($"{Folder}/{name}");
                context.Write(names[^1], write);
            }

            // A folder each: the CDS wants every catalogue with a ReadMe of that name.
            void Cds(Table table, string name)
            {
                var description = new CdsDescription
                {
                    Title = $"{wanted.Title}: {name}",
                    Authors = wanted.Authors,
                    Year = wanted.Year,
                    Abstract = wanted.Abstract.Length > 0 ? wanted.Abstract : table.Description ?? "",
                    Notes = [.. CatalogueFlags.All.Where(_ => name == "clumps").Select(f => $"{f.Columns}: {f.Bit.ToString(CultureInfo.InvariantCulture)} = {f.Meaning}")],
                };
                foreach (string part in new[] { $"{name}.dat", "ReadMe" })
                    Add($"cds_{name}/{part}", path => CdsTable.WriteWithReadMe(table, Path.GetDirectoryName(path)!, $"{name}.dat", description));
                Add($"{name}.mrt", path => CdsTable.WriteMachineReadable(table, path, description));
            }
        });
    }

    private static void WriteFits(string path, params Table[] tables)
    {
        using FitsWriter writer = FitsWriter.Create(path);
        foreach (Table table in tables)
            writer.WriteTable(table);
        writer.Complete();
    }

    /// <summary>Where the numbers are from, as the table's metadata.</summary>
    private static void Describe(StudyResults study, Table table)
    {
        StudySettings settings = study.Settings;
        table.Metadata.Set("program", $"arclet {typeof(CatalogueFiles).Assembly.GetName().Version?.ToString(3)}");
        table.Metadata.Set("study_sum", study.Fingerprint);
        table.Metadata.Set("settings_sum", Sums.OfText(settings.Source));
        table.Metadata.Set("preset", settings.Preset);
        table.Metadata.Set("seed", settings.Seed.ToString(CultureInfo.InvariantCulture));
        InputsSettings inputs = settings.Get<InputsSettings>();
        table.Metadata.Set("populations", inputs.Grid);
        table.Metadata.Set("lens", inputs.LensModel ?? inputs.LensMaps ?? "none");
        table.Metadata.Set("sed_history", study.ReferenceHistory);
        table.Metadata.Set("host_history", study.HostHistory);
        CosmologySettings cosmology = settings.Get<CosmologySettings>();
        table.Metadata.Set("cosmology", cosmology.ToString());
        if (study.TruthFolder is not null)
            table.Metadata.Set("simulated", "the field is a simulation");
    }
}
