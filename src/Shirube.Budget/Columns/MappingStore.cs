using System.Collections.Immutable;
using System.Text;
using Shirube.Storage;

namespace Shirube.Budget.Columns;

/// <summary>The mappings that people saved: <c>column-mappings/NAME.json</c> in the data folder.</summary>
public sealed class MappingStore(DataFolder folder)
{
    private const string Ending = ".json";

    public string Root { get; } = Path.Combine(folder.Root, "column-mappings");

    /// <summary>Their names.</summary>
    public ImmutableArray<string> Names => !Directory.Exists(Root) ? [] :
        [.. Directory.EnumerateFiles(Root, "*" + Ending).Select(f => Path.GetFileNameWithoutExtension(f)).Where(ColumnMapping.IsName).Order(StringComparer.Ordinal)];

    /// <returns>Null where there is none of that name.</returns>
    /// <exception cref="UnreadableImportException">Somebody changed the file so that it is no mapping any more.</exception>
    public ColumnMapping? Find(string name)
    {
        if (!ColumnMapping.IsName(name)) return null;
        var file = new FileInfo(PathOf(name));
        if (!file.Exists) return null;
        if (file.Length > MappingFormat.MostBytes) return null;
        return MappingFormat.Read(File.ReadAllBytes(file.FullName), file.Name) with { Name = name };
    }

    /// <summary>A mapping's file; null where there is none of that name.</summary>
    public string? TextOf(string name) => ColumnMapping.IsName(name) && File.Exists(PathOf(name)) ? File.ReadAllText(PathOf(name)) : null;

    /// <summary>The saved mapping for a table with these headers; the one that was saved last, where several fit. Null where none does.</summary>
    public ColumnMapping? Fitting(TableLook look)
    {
        ArgumentNullException.ThrowIfNull(look);
        foreach (var name in Names.OrderByDescending(n => File.GetLastWriteTimeUtc(PathOf(n))))
        {
            try
            {
                if (Find(name) is { } mapping && look.As(mapping).Header is { } header && mapping.Fits(header.Texts)) return mapping;
            }
            catch (UnreadableImportException)
            {
                // it is told where somebody asks for it by its name
            }
        }

        return null;
    }

    /// <summary>Saves a mapping under its name, in the place of an older one.</summary>
    public void Save(ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        if (!ColumnMapping.IsName(mapping.Name)) throw new ArgumentException($"\"{mapping.Name}\" cannot name a mapping.", nameof(mapping));
        Directory.CreateDirectory(Root);
        var temporary = Path.Combine(Root, $".incoming-{Guid.NewGuid():N}");
        File.WriteAllText(temporary, MappingFormat.Write(mapping), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        File.Move(temporary, PathOf(mapping.Name), overwrite: true);
    }

    private string PathOf(string name) => Path.Combine(Root, name + Ending);
}
