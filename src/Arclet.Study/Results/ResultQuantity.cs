namespace Arclet.Study;

/// <summary>A quantity of clumps or galaxies, as statistics name it.</summary>
/// <typeparam name="T">What has it.</typeparam>
/// <param name="Name">Its name in tables.</param>
/// <param name="Unit">Its unit; null without one.</param>
/// <param name="Description">What it is.</param>
/// <param name="Of">The number of an object, NaN where it is not known; it may be infinite.</param>
public sealed record ResultQuantity<T>(string Name, string? Unit, string Description, Func<T, double> Of);
