namespace Arclet.Imaging.Detection;

/// <summary>A region's branches, found and measured, before the pixels that belong to none of them are shared out.</summary>
/// <param name="Branches">The branches in the order of the catalogue.</param>
/// <param name="Cores">The measures of each branch's core.</param>
/// <param name="DrawCount">How many numbers sharing out draws; 0 where the rule is not to draw.</param>
internal sealed record Division(Branch[] Branches, IsophotalShape[] Cores, int DrawCount);
