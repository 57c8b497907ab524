using Arclet.Simulation;

namespace Arclet.Simulate;

/// <summary>What to simulate.</summary>
/// <param name="Folder">The study folder to write.</param>
/// <param name="Settings">The field.</param>
/// <param name="Grid">The stellar populations; null for the default.</param>
/// <param name="Filters">A folder of throughput curves; null for those built in.</param>
/// <param name="Threads">Number of threads.</param>
internal sealed record SimulateRequest(string Folder, LensedFieldSettings Settings, string? Grid, string? Filters, int Threads);
