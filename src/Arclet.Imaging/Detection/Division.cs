namespace Arclet.Imaging.Detection;

/// <summary>A region's branches, found and measured, before the pixels that belong to none of them are drawn.</summary>
/// <param name="Branches">The branches in the order of the catalogue.</param>
/// <param name="Cores">The measures of each branch's core.</param>
/// <param name="DrawCount">How many numbers sharing them out draws.</param>
internal sealed record Division(Branch[] Branches, IsophotalShape[] Cores, int DrawCount);
