using System.Data.Common;
using System.Text;
using Shirube.Core;
using Shirube.Storage;

namespace Shirube.Policy.Measures;

/// <summary>The key of a measure over editions and transcriptions: its plan text without what printing changes.</summary>
public static class PlanKey
{
    /// <summary>NFKC without superscript references, white space, leading bullets and marks of repetition.</summary>
    public static string Of(string planText)
    {
        var bare = new StringBuilder(planText.Length);
        foreach (var c in planText)
        {
            if (JapaneseText.SuperscriptValue(c) < 0) bare.Append(c);
        }

        return JapaneseText.Key(bare.ToString())
            .Replace("(再掲)", "", StringComparison.Ordinal)
            .Replace("【再掲】", "", StringComparison.Ordinal)
            .TrimStart('○', '〇', '◯', '・', '-');
    }
}

/// <summary>The keys of stored measures.</summary>
public static class MeasureKeys
{
    public static async Task<HashSet<string>> OfReadingAsync(DbConnection connection, long reading, CancellationToken cancel)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = "select plan_key from measure where reading = @reading order by position";
        command.AddParameter("@reading", reading);
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel)) keys.Add(row.GetString(0));
        return keys;
    }
}
