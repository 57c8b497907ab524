using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Looks at all inputs of a study before anything runs, and says everything that is wrong at once.</summary>
public sealed class StudyCheck
{
    /// <summary>A lens model whose reference is farther from the field than this is another cluster's.</summary>
    private const double LensFieldMarginArcsec = 120;

    private readonly StudyContext context;
    private readonly Func<string, PopulationGrids> readGrid;
    private readonly List<StudyProblem> problems = [];

    private StudyCheck(StudyContext context, Func<string, PopulationGrids> readGrid) => (this.context, this.readGrid) = (context, readGrid);

    /// <summary>Checks a study.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="readGrid">Reads the grid that the study names.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<StudyProblem> Run(StudyFolder folder, StudySettings settings, Func<string, PopulationGrids> readGrid, CancellationToken cancellation = default)
    {
        var check = new StudyCheck(new StudyContext(folder, settings, 1, _ => throw new InvalidOperationException("a check reads no results")), readGrid);
        check.Inputs(cancellation);
        return check.problems;
    }

    private void Inputs(CancellationToken cancellation)
    {
        IReadOnlyList<SkyPosition> field = Catalogue();
        Images(field, cancellation);
        Segmentation(field);
        Spectroscopy();
        Lens(field);
        Populations();
    }

    private IReadOnlyList<SkyPosition> Catalogue()
    {
        InputsSettings inputs = context.Inputs;
        if (inputs.Catalogue is not { } catalogue)
        {
            Wrong($"{context.Settings.File}: inputs has no catalogue, expected a table of galaxies with positions and redshifts");
            return [];
        }

        string path = context.Resolve(catalogue);
        Table? table = Guarded(() => Table.Read(path));
        if (table is null || !Columns(table, inputs.Columns))
            return [];
        SelectSettings select = context.Settings.Get<SelectSettings>();
        foreach (CatalogueFlag flag in select.Flags.Where(f => !table.Contains(f.Column)))
            Wrong($"{path}: there is no column '{flag.Column}' that select.flags asks for (there are {Names(table)}), expected flags of the catalogue's own columns, or flags: [] in select");
        if (problems.Any(p => p.IsFatal))
            return [];
        if (context.Settings.Get<HostsSettings>().Fluxes == HostFluxSource.Catalogue)
            Guarded(() => new CatalogueHosts(table, inputs.Columns, inputs.Fluxes));
        return Guarded(() => SourceCatalogue.Read(table, inputs.Columns, select.Flags)) is { } read ? [.. read.Entries.Select(e => e.Position)] : [];
    }

    private bool Columns(Table table, CatalogueColumns columns)
    {
        bool isComplete = true;
        foreach (System.Reflection.PropertyInfo property in SettingsBinder.Properties(typeof(CatalogueColumns)))
        {
            string name = (string)property.GetValue(columns)!;
            bool mayBeEmpty = property.Name is not (nameof(CatalogueColumns.Id) or nameof(CatalogueColumns.RaDegrees) or nameof(CatalogueColumns.DecDegrees));
            if ((name.Length == 0 && mayBeEmpty) || table.Contains(name))
                continue;
            isComplete = false;
            Wrong($"{table.Source}: there is no column '{name}' (there are {Names(table)}), expected its name in inputs.columns.{SettingName.Of(property.Name)}{(mayBeEmpty ? ", or \"\" there if the catalogue has none" : "")}");
        }

        return isComplete;
    }

    private void Images(IReadOnlyList<SkyPosition> field, CancellationToken cancellation)
    {
        InputsSettings inputs = context.Inputs;
        if (inputs.Images.Count == 0)
        {
            Wrong($"{context.Settings.File}: inputs.images is empty, expected a science image and an error or weight map for each filter");
            return;
        }

        foreach (string filter in StudyImages.Filters(context))
        {
            cancellation.ThrowIfCancellationRequested();
            ImageInput input = StudyImages.Input(context, filter);
            string[] missing = [.. input.Files.Concat(new[] { input.Psf, input.Stars }.OfType<string>()).Select(f => FitsReference.Parse(context.Resolve(f)).Path).Distinct().Where(f => !File.Exists(f))];
            foreach (string file in missing)
                Wrong($"{file}: there is no such file, which inputs.images.{filter} names; expected one of the filter's images, or the filter left out");
            if (missing.Length == 0)
                Guarded(() => Image(filter, input, field, cancellation));
        }

        HashSet<string> given = [.. StudyImages.Filters(context)];
        foreach (string reference in context.Settings.Get<DetectSettings>().ReferenceFilters.Select(r => FilterCatalog.Get(r.Filter).Id).Where(f => !given.Contains(f)))
            Wrong($"{context.Settings.File}: inputs.images has no {reference}, in which detect.reference_filters wants galaxies to be detected, expected its images or another reference filter");
    }

    private string Image(string filter, ImageInput input, IReadOnlyList<SkyPosition> field, CancellationToken cancellation)
    {
        using var band = MosaicBand.Open(StudyImages.FilesOf(context, filter));
        if (!band.HasErrors)
            problems.Add(new($"{band.Science.Name}: inputs.images.{filter} has neither error nor weight, so the background's scatter in each cutout stands for errors, without the sources' own noise, and the filter gets no depth; name its error or weight map if there is one", IsFatal: false));
        else
            NoiseCheck.Find(band, cancellation).ForEach(p => Wrong(p));
        if (field.Count > 0 && !field.Any(band.Contains))
        {
            SkyPosition centre = band.Wcs.PixelToSky((band.Science.Width - 1) / 2.0, (band.Science.Height - 1) / 2.0);
            Wrong($"{band.Science.Name}: none of the catalogue's {field.Count} positions is in this image of {filter}, whose centre is RA {centre.RaDegrees:F4} Dec {centre.DecDegrees:F4} (the catalogue's first entry is at {field[0].RaDegrees:F4} {field[0].DecDegrees:F4}), expected an image and a catalogue of one field");
        }

        if (input.Psf is { } psf)
            PsfMeasurement.FromFile(context.Resolve(psf), band.Wcs.PixelScaleArcsec);
        else if (input.Stars is { } stars)
            Table.Read(context.Resolve(stars)).Doubles("ra");
        return filter;
    }

    private void Segmentation(IReadOnlyList<SkyPosition> field)
    {
        if (context.Inputs.Segmentation is not { } file)
        {
            problems.Add(new($"{context.Settings.File}: inputs has no segmentation map, so clumps are assigned to galaxies by distance alone", IsFatal: false));
            return;
        }

        Guarded(() =>
        {
            using var map = SegmentationMosaic.Open(context.Resolve(file));
            if (field.Count > 0 && !field.Any(p => IsInside(map, p)))
                Wrong($"{file}: none of the catalogue's positions is in the segmentation map, expected the map that belongs to the catalogue");
            return "";
        });
    }

    private static bool IsInside(SegmentationMosaic map, SkyPosition position)
    {
        if (position.SeparationArcsec(map.Wcs.Reference) > 36_000)
            return false;
        (double x, double y) = map.Wcs.SkyToPixel(position);
        return x >= -0.5 && y >= -0.5 && x < map.Image.Width && y < map.Image.Height;
    }

    private void Spectroscopy()
    {
        foreach (SpectroscopicListSettings list in context.Inputs.Spectroscopy)
            Guarded(() => SpectroscopicList.Read(Table.Read(context.Resolve(list.File)), list));
    }

    private void Lens(IReadOnlyList<SkyPosition> field)
    {
        InputsSettings inputs = context.Inputs;
        if ((inputs.LensModel ?? inputs.LensMaps) is not { } file)
        {
            Wrong($"{context.Settings.File}: inputs has no lens_model and no lens_maps, expected a Lenstool .par, our YAML, or a folder of published maps");
            return;
        }

        LensModel? model = Guarded(() => LensModelFile.Read(context.Resolve(file)).Model);
        if (model is null || field.Count == 0)
            return;
        var reference = new SkyPosition(model.Reference.RightAscensionDegrees, model.Reference.DeclinationDegrees);
        double nearest = field.Min(p => p.SeparationArcsec(reference));
        if (nearest > LensFieldMarginArcsec)
            Wrong($"{file}: the lens model's reference is at RA {reference.RaDegrees:F4} Dec {reference.DecDegrees:F4}, {nearest / 60:F0} arcmin from the nearest galaxy of the catalogue, expected the model of this field's cluster");
        if (inputs.LensChain is not { } chain)
            return;
        if (File.Exists(context.Resolve(chain)))
        {
            Guarded(() => StudyLens.Load(context));
            if (Guarded(() => LensConvergence.ReasonsAgainst(context.Resolve(chain))) is { Length: > 0 } reasons)
                problems.Add(new($"{context.Resolve(chain)}: arclet lens fit says that this chain has not converged ({reasons}): its draws are not the posterior", IsFatal: false));
        }
        else
            Wrong($"{context.Resolve(chain)}: there is no such file, which inputs.lens_chain names, expected a Lenstool bayes.dat");
    }

    private void Populations()
    {
        PopulationGrids? grids = Guarded(() => readGrid(SedEngine.GridPath(context)));
        foreach ((string stage, SedFitSettings fit) in new[] { ("sed", context.Settings.Get<SedSettings>().Fit), ("hosts", context.Settings.Get<HostsSettings>().Fit) })
        {
            if (grids is { Nebular: null } && fit.Nebular)
                Wrong($"{context.Inputs.Grid}: the grid has no nebular emission, which {stage}.fit asks for, expected a grid imported with --nebular, or 'nebular: false' there");
        }

        if (Guarded(() => SedEngine.Curves(context)) is not { } curves)
            return;
        foreach (string filter in StudyImages.Filters(context).Where(f => curves.Find(f) is null))
            Wrong($"{curves.Source}: there is no throughput curve of {filter}, expected one for each filter in inputs.images");
    }

    private T? Guarded<T>(Func<T> action)
        where T : class
    {
        try
        {
            return action();
        }
        catch (InputException wrong)
        {
            Wrong(wrong.Message);
            return null;
        }
    }

    private static string Names(Table table) => string.Join(", ", table.Columns.Take(40).Select(c => c.Name)) + (table.Columns.Count > 40 ? ", ..." : "");

    private void Wrong(string sentence) => problems.Add(new(sentence));
}
