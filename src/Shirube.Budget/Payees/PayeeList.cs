using System.Text;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Payees;

/// <summary>One row for each payee, with the name to show and its kind.</summary>
internal sealed class PayeeList(IReadOnlyList<PrintedPair> pairs, PayeeNames names, PayeeCounts counts)
{
    /// <summary>The kind as tables and files tell it, e.g. national-university.</summary>
    public static string Word(PayeeKind kind)
    {
        var word = new StringBuilder();
        foreach (var c in kind.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && word.Length > 0) word.Append('-');
            word.Append(char.ToLowerInvariant(c));
        }

        return word.ToString();
    }

    /// <summary>Fills the table from the payments that were decided.</summary>
    public void Write(DuckConnection connection, CancellationToken cancel)
    {
        var shown = Shown();
        var universities = new SchoolNames(shown.Values.Where(n => n.Form?.Kind == PayeeKind.School).Select(n => n.Bare)).InTexts(connection, names, cancel);
        using var table = connection.Append("payee");
        using var printed = connection.Append("payee_name");
        foreach (var payee in counts.ByPayee())
        {
            var prints = payee.ToList();
            var name = shown.GetValueOrDefault(payee.Key);
            var kind = name is not null ? PayeeKinds.Of(name, payee.Key) : names[prints[0].Name].Kind;
            if (kind == PayeeKind.School && (prints.Exists(p => p.Name.Contains("大学", StringComparison.Ordinal)) || universities.Contains(name?.Bare ?? ""))) kind = PayeeKind.PrivateUniversity;
            table.Set(0, counts.IdOf(payee.Key));
            table.Set(1, payee.Key);
            table.Set(2, name is null ? null : payee.Key);
            table.Set(3, name?.Printed ?? (PayeeKinds.IsNobody(kind) ? Nobody(kind) : prints[0].Name));
            table.Set(4, Word(kind));
            table.Set(5, prints.Sum(p => p.Payments));
            table.EndRow();
            foreach (var (print, payments) in prints)
            {
                printed.Set(0, counts.IdOf(payee.Key));
                printed.Set(1, print);
                printed.Set(2, payments);
                printed.EndRow();
            }
        }

        printed.Flush();
        table.Flush();
    }

    // of each number the name that most sheets print, of equals the latest
    private Dictionary<string, PayeeName> Shown()
    {
        var best = new Dictionary<string, PrintedPair>(pairs.Count, StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            if (!KnownPayees.IsValid(pair.Pair.Number)) continue;
            if (!best.TryGetValue(pair.Pair.Number!, out var other) || (pair.Pair.Sheets, pair.Pair.Last).CompareTo((other.Pair.Sheets, other.Pair.Last)) > 0) best[pair.Pair.Number!] = pair;
        }

        return best.ToDictionary(b => b.Key, b => b.Value.Name, StringComparer.Ordinal);
    }

    private static string Nobody(PayeeKind kind) => kind switch
    {
        PayeeKind.Person => "個人（名のない者）",
        PayeeKind.Anonymous => "法人（名を伏せたもの）",
        _ => "その他",
    };
}
