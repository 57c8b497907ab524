namespace Arclet.Figures;

internal static class Placeholder
{
}
