using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Shirube.Bench.Quality;

/// <summary>A pair of sheets that a reader judged.</summary>
/// <param name="Relation">same, successor, split, merged, wrong or unclear; "apart" for look-alikes that both go on.</param>
/// <param name="IsHeldBack">One of the half that no sign was chosen on: told by the hash of the earlier sheet's key.</param>
/// <param name="Fold">One of <see cref="Folds"/>, told likewise.</param>
internal sealed record JudgedPair(int Year, (string Ministry, string Number) From, (string Ministry, string Number) To, string Relation, bool IsHeldBack, int Fold)
{
    public const int Folds = 5;

    public bool IsLink => Relation is "same" or "successor" or "split" or "merged";

    public static IEnumerable<JudgedPair> Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        foreach (var pair in document.RootElement.EnumerateArray())
        {
            var isRenamed = pair.TryGetProperty("relation", out var relation);
            var (from, to) = (pair.GetProperty(isRenamed ? "from" : "a"), pair.GetProperty(isRenamed ? "to" : "b"));
            var year = from.GetProperty("year").GetInt32();
            if (to.GetProperty("year").GetInt32() != year + 1) throw new FormatException($"{file}: sheets of consecutive years are expected.");
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(from.GetProperty("key").GetString()!));
            yield return new(year, Sheet(from), Sheet(to), isRenamed ? relation.GetString()! : "apart", (hash[0] & 1) == 1, hash[1] % Folds);
        }
    }

    private static (string Ministry, string Number) Sheet(JsonElement sheet) => (sheet.GetProperty("ministry").GetString()!, sheet.GetProperty("number").GetString()!);
}
