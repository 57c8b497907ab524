namespace Arclet.Sky;

internal static class Placeholder
{
}
