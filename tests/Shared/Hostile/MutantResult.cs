namespace Arclet.Hostile;

/// <summary>What came of reading a mutant.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Failure">What went wrong; null where it was read or refused with a clear error.</param>
/// <param name="Errors">The number of clear errors: 0 where all of it was read.</param>
/// <param name="Seconds">How long all of it took.</param>
/// <param name="Memory">The bytes of memory that it needed at most: those allocated, or the largest live set where they were many.</param>
internal sealed record MutantResult(Mutant Mutant, string? Failure, int Errors, double Seconds, long Memory);
