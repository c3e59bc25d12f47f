using System.Collections.Immutable;
using System.Globalization;

namespace Shirube.Core;

/// <summary>Knows which body a name in a mark means. Spellings that differ in width or blanks are one name;
/// a code and the full name are one body. An edition's own legend goes before the built-in table.</summary>
public sealed class MinistryRegister
{
    private static readonly Lazy<MinistryRegister> Shared = new(() => new(ReadTable()));

    private readonly Dictionary<string, Ministry> _byKey = new(StringComparer.Ordinal);

    private MinistryRegister(IEnumerable<Ministry> ministries)
    {
        foreach (var ministry in ministries) Add(ministry);
    }

    /// <summary>The bodies of Japan's government that strategies name, with their dates (ministries.csv).</summary>
    public static MinistryRegister BuiltIn => Shared.Value;

    /// <summary>This register with an edition's legend on top: its names win, its other names are added.</summary>
    public MinistryRegister With(IEnumerable<LegendEntry> legend)
    {
        var register = new MinistryRegister(_byKey.Values.Distinct());
        foreach (var entry in legend)
        {
            if (entry.Path.IsEmpty) continue;
            var name = entry.Path[^1];
            var code = entry.Code ?? name;
            var known = Find(code) is { } sameCode && JapaneseText.Key(sameCode.Name) == JapaneseText.Key(name) ? sameCode : null;
            register.Add(known ?? new(JapaneseText.Key(code), name, entry.Path.Length > 1 ? entry.Path[^2] : null, null, null, Find(code)?.Successor));
            foreach (var part in entry.Path) register._byKey.TryAdd(JapaneseText.Key(part), new(part, part, null, null, null, null));
        }

        return register;
    }

    /// <summary>The body that the name means; null where the register does not know it.</summary>
    public Ministry? Find(string name) => _byKey.GetValueOrDefault(JapaneseText.Key(name));

    /// <summary>The body that does its work on the day: itself, or whoever followed it; the last one known where none existed then.</summary>
    public Ministry On(Ministry ministry, DateOnly day)
    {
        var current = ministry;
        for (var steps = 0; steps < 8 && current.To is { } last && day > last && current.Successor is { } code && Find(code) is { } next; steps++) current = next;
        return current;
    }

    private void Add(Ministry ministry)
    {
        _byKey[JapaneseText.Key(ministry.Code)] = ministry;
        _byKey.TryAdd(JapaneseText.Key(ministry.Name), ministry);
    }

    private static ImmutableArray<Ministry> ReadTable()
    {
        using var stream = typeof(MinistryRegister).Assembly.GetManifestResourceStream("Shirube.Core.ministries.csv")
            ?? throw new InvalidOperationException("The table ministries.csv is missing in Shirube.Core.");
        using var reader = new StreamReader(stream);
        var rows = ImmutableArray.CreateBuilder<Ministry>();
        _ = reader.ReadLine(); // names of the columns
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            var cells = line.Split(',');
            rows.Add(new(cells[0], cells[1], Text(cells[2]), Day(cells[3]), Day(cells[4]), Text(cells[5])));
        }

        return rows.DrainToImmutable();

        static string? Text(string cell) => cell.Length == 0 ? null : cell;
        static DateOnly? Day(string cell) => cell.Length == 0 ? null : DateOnly.ParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
