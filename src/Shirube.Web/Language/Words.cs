using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Shirube.Core;
using Shirube.Policy.Ledger;

namespace Shirube.Web.Language;

/// <summary>The texts of the screens in one language. Both languages stand side by side in texts.json.</summary>
public sealed class Words
{
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Texts = Load();

    private static readonly TimeZoneInfo Tokyo = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    private readonly int _column;

    private Words(string language, int column)
    {
        Language = language;
        _column = column;
    }

    public static Words Japanese { get; } = new("ja", 0);

    public static Words English { get; } = new("en", 1);

    /// <summary>All keys, for the test that looks for missing and unused ones.</summary>
    public static IEnumerable<string> Keys => Texts.Keys;

    /// <summary>"ja" or "en".</summary>
    public string Language { get; }

    public bool IsJapanese => _column == 0;

    /// <exception cref="KeyNotFoundException">There is no such text: a fault of the page, found by the tests.</exception>
    public string this[string key] => Texts.TryGetValue(key, out var texts) ? texts[_column] : throw new KeyNotFoundException($"No text \"{key}\".");

    /// <summary>The text with {0}, {1} … filled in; numbers with thousands separators.</summary>
    public string this[string key, params object?[] values] =>
        string.Format(CultureInfo.InvariantCulture, this[key], [.. values.Select(v => v is int number ? Number(number) : v)]);

    public static bool Has(string key) => Texts.ContainsKey(key);

    /// <summary>The text for a word of an open set (a role, a finding's code); the word itself where there is none.</summary>
    public string Named(string prefix, string word) => Texts.TryGetValue($"{prefix}.{word}", out var texts) ? texts[_column] : word;

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What is counted once, with what is said again behind it: 「195（＋再掲 23）」.</summary>
    public string Once(CountedOnce count) => count.Restated == 0 ? Number(count.Printed) : this["count.once", count.Once, count.Restated];

    /// <summary>The printed rows behind a figure that counts once: 「（印刷 218、うち再掲 23）」; empty where nothing is said again.</summary>
    public string Printed(CountedOnce count) => count.Restated == 0 ? "" : this["count.printed", count.Printed, count.Restated];

    /// <summary>Share in [0, 1] as a percentage; a share below 1 never shows as 100 %, one above 0 never as 0 %.</summary>
    public static string Percent(double share) => share switch
    {
        <= 0 => "0%",
        >= 1 => "100%",
        < 0.0001 => "<0.01%",
        > 0.9999 => ">99.99%",
        _ => (share * 100).ToString("0.00", CultureInfo.InvariantCulture) + "%",
    };

    /// <summary>What a deadline asks, with its day; a time that counts from the edition says so.</summary>
    public string Due(Deadline deadline)
    {
        ArgumentNullException.ThrowIfNull(deadline);
        return deadline.Due is { } known ? this["deadline." + deadline.Kind, Day(known)] : this["deadline.from-edition"];
    }

    /// <summary>Why an entry has its state: what its rule reads, or who decided.</summary>
    public string Why(LedgerEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is { Rule: LedgerEntry.PersonRule, Person: { } who } ? this["ledger-rule.person", who] + (entry.Reason is { } reason ? this["review.reason", reason] : "") : Why(entry.Rule);
    }

    /// <summary>Why a deadline has its state: what the rule of the ledger reads.</summary>
    public string Why(string rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return this["ledger-rule." + rule[(rule.IndexOf('.', StringComparison.Ordinal) + 1)..]];
    }

    /// <summary>An amount in a few characters, rounded; 「—」 where there is none.</summary>
    /// <param name="million">In million yen.</param>
    public string Yen(decimal? million)
    {
        if (million is not { } amount) return "—";
        string At(decimal value) => value.ToString(Math.Abs(value) >= 100 ? "N0" : "0.##", CultureInfo.InvariantCulture);
        return (Math.Abs(amount), IsJapanese) switch
        {
            ( >= 1_000_000, true) => At(amount / 1_000_000) + "兆円",
            ( >= 100, true) => At(amount / 100) + "億円",
            (_, true) => At(amount * 100) + "万円",
            ( >= 1_000_000, _) => $"¥{At(amount / 1_000_000)} trillion",
            ( >= 1_000, _) => $"¥{At(amount / 1_000)} billion",
            _ => $"¥{At(amount)} million",
        };
    }

    /// <summary>An amount in million yen with every printed digit; 「—」 where there is none.</summary>
    public static string Million(decimal? million) => million?.ToString("#,0.######", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>A sum in whole million yen, of less than 100 with three digits; 「—」 where there is none. What a source prints is shown by <see cref="Million"/>.</summary>
    public static string Sum(decimal? million) => million?.ToString(Math.Abs(million.Value) >= 100 ? "N0" : "#,0.###", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>A measured value with every printed digit; 「—」 where there is none.</summary>
    public static string Figure(double? value) => value?.ToString("#,0.##########", CultureInfo.InvariantCulture) ?? "—";

    /// <summary>A share with one digit, also above 1; 「—」 where there is none.</summary>
    public static string Share(double? share) => share is { } known ? (known * 100).ToString("0.0", CultureInfo.InvariantCulture) + "%" : "—";

    public string Day(DateOnly day) => IsJapanese
        ? day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)
        : day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A moment in Japan's time, to the minute.</summary>
    public string Time(DateTimeOffset moment)
    {
        var tokyo = TimeZoneInfo.ConvertTime(moment, Tokyo);
        return $"{Day(DateOnly.FromDateTime(tokyo.DateTime))} {tokyo.ToString("HH:mm", CultureInfo.InvariantCulture)}";
    }

    private static FrozenDictionary<string, ImmutableArray<string>> Load()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("texts.json") ?? throw new InvalidOperationException("texts.json is not built in.");
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.EnumerateObject().ToFrozenDictionary(
            p => p.Name,
            p => p.Value.EnumerateArray().Select(t => t.GetString()!).ToImmutableArray(),
            StringComparer.Ordinal);
    }
}
