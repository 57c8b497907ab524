namespace Arclet.Simulation;

internal static class Placeholder
{
}
