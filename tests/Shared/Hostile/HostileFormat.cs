using Arclet.Fits;

namespace Arclet.Hostile;

/// <summary>A format under test: whole files of it, and how everything in one is read.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Kind">What its bytes are.</param>
/// <param name="Ending">The ending of its files.</param>
/// <param name="Sources">Sound files that mutants are made of.</param>
/// <param name="ReadEverything">Reads all that can be read of a file, going on after an error, and collects the errors.</param>
internal sealed record HostileFormat(string Name, HostileKind Kind, string Ending, IReadOnlyList<byte[]> Sources, Action<string, List<InputException>> ReadEverything);
