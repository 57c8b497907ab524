using System.Text.Json;
using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

/// <summary>The 120 models that Bagpipes 1.3.2 computed.</summary>
internal sealed record GoldenRow(SourceModel Model, SourceModel DefaultModel, double[] FluxNanojansky, JsonElement Json)
{
    private static readonly Lazy<(GoldenRow[] Rows, FilterCurve[] Filters, PopulationGrids Grids)> Loaded = new(Load);

    public static GoldenRow[] Rows => Loaded.Value.Rows;

    public static FilterCurve[] Filters => Loaded.Value.Filters;

    public static PopulationGrids Grids => Loaded.Value.Grids;

    public double this[string name] => Json.GetProperty(name).GetDouble();

    private static (GoldenRow[] Rows, FilterCurve[] Filters, PopulationGrids Grids) Load()
    {
        string folder = SharedData.File("sed", "bagpipes_golden"), path = Path.Combine(folder, "golden_photometry.json");
        (IReadOnlyList<SourceModel> models, IReadOnlyList<string> names) = ModelFile.Read(path, ModelMode.Bagpipes);
        IReadOnlyList<SourceModel> plain = ModelFile.Read(path, ModelMode.Default).Models;
        JsonElement[] rows = [.. JsonDocument.Parse(PythonJson.WithoutNonNumbers(File.ReadAllBytes(path))).RootElement.GetProperty("rows").EnumerateArray()];
        GoldenRow[] golden = [.. rows.Select((row, i) => new GoldenRow(models[i], plain[i], [.. row.GetProperty("phot_mujy").EnumerateArray().Select(f => f.ValueKind == JsonValueKind.Number ? 1e3 * f.GetDouble() : double.NaN)], row))];
        return (golden, FilterFiles.Read(Path.Combine(folder, "filters")).Select(names), PopulationGrids.Read(Path.Combine(folder, "grids")));
    }
}
