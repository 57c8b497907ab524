using System.Reflection;
using System.Text;

namespace Arclet.TestSupport;

/// <summary>
/// Renders the public surface of a library as text, one member a line, so that a test can compare it with the approved
/// text beside it: a change of the surface is then seen and approved, never made by accident.
/// </summary>
internal static class PublicApi
{
    /// <summary>
    /// Compares with <c>PublicApi.approved.txt</c> in the test project. To approve a change, run the test with the
    /// environment variable <c>ARCLET_APPROVE=1</c> and review the file's difference.
    /// </summary>
    public static void AssertApproved(Assembly library, [System.Runtime.CompilerServices.CallerFilePath] string callerFile = "")
    {
        string approvedFile = Path.Combine(Path.GetDirectoryName(callerFile)!, "PublicApi.approved.txt");
        string actual = Render(library);
        if (Environment.GetEnvironmentVariable("ARCLET_APPROVE") == "1")
            File.WriteAllText(approvedFile, actual);
        Assert.True(File.Exists(approvedFile), $"{approvedFile} is missing: run with ARCLET_APPROVE=1 to create it.");
        Assert.Equal(File.ReadAllText(approvedFile).ReplaceLineEndings("\n"), actual);
    }

    private static string Render(Assembly library)
    {
        var text = new StringBuilder();
        foreach (Type type in library.GetExportedTypes().OrderBy(TypeName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(TypeName(type));
            if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(Enum))
                text.Append(" : ").Append(TypeName(parent));
            text.Append('\n');
            foreach (string line in Members(type).Distinct().Order(StringComparer.Ordinal))
                text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class" : "class";

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static
            | BindingFlags.Public | BindingFlags.NonPublic;
        if (type.IsEnum)
        {
            foreach (string name in Enum.GetNames(type))
                yield return $"{name} = {Convert.ToInt64(Enum.Parse(type, name))}";
            yield break;
        }

        foreach (FieldInfo field in type.GetFields(declared).Where(f => f.IsPublic || f.IsFamily))
            yield return $"field {TypeName(field.FieldType)} {field.Name}";
        foreach (PropertyInfo property in type.GetProperties(declared))
        {
            MethodInfo? get = property.GetMethod, set = property.SetMethod;
            bool canGet = get is { } g && IsVisible(g), canSet = set is { } s && IsVisible(s);
            if (canGet || canSet)
                yield return $"property {TypeName(property.PropertyType)} {property.Name}{(canGet ? " get" : "")}{(canSet ? " set" : "")}";
        }

        foreach (ConstructorInfo constructor in type.GetConstructors(declared).Where(IsVisible))
            yield return $"new({Parameters(constructor)})";
        foreach (MethodInfo method in type.GetMethods(declared).Where(IsVisible))
        {
            bool plumbing = method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
            if (!plumbing && !method.Name.Contains('<', StringComparison.Ordinal))
                yield return $"{(method.IsStatic ? "static " : "")}{TypeName(method.ReturnType)} {method.Name}({Parameters(method)})";
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{TypeName(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = " + (p.DefaultValue ?? "default") : "")}"));

    private static string TypeName(Type type)
    {
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return TypeName(type.GetElementType()!) + "[]";
        if (type.IsByRef)
            return "ref " + TypeName(type.GetElementType()!);
        string name = type.IsNested ? TypeName(type.DeclaringType!) + "." + type.Name : (type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true ? type.Name : type.Namespace + "." + type.Name);
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        if (tick >= 0)
            name = name[..tick];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(TypeName))}>" : name;
    }
}
