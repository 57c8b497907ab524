namespace Arclet.Populations;

/// <summary>JSON as Python writes it: with NaN, Infinity and -Infinity, which JSON does not have.</summary>
internal static class PythonJson
{
    /// <summary>The same text with <c>null</c> for those three outside strings; the given array where there is none.</summary>
    public static byte[] WithoutNonNumbers(byte[] text)
    {
        List<byte>? copy = null;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            int skip = 0;
            if (quoted)
            {
                if (text[i] == '\\')
                {
                    copy?.Add(text[i++]);
                    if (i == text.Length)
                        break;
                }
                else if (text[i] == '"')
                {
                    quoted = false;
                }
            }
            else if (text[i] == '"')
            {
                quoted = true;
            }
            else
            {
                ReadOnlySpan<byte> rest = text.AsSpan(i);
                skip = rest.StartsWith("NaN"u8) ? 3 : rest.StartsWith("Infinity"u8) ? 8 : rest.StartsWith("-Infinity"u8) ? 9 : 0;
            }

            if (skip > 0)
            {
                copy ??= [.. text.AsSpan(0, i)];
                copy.AddRange("null"u8);
                i += skip - 1;
            }
            else
            {
                copy?.Add(text[i]);
            }
        }

        return copy is null ? text : [.. copy];
    }
}
