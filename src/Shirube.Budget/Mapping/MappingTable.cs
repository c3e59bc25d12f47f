using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Analytics.Duck;
using Shirube.Budget.Evidence;

namespace Shirube.Budget.Mapping;

/// <summary>The computed mapping in the budget's tables.</summary>
public static class MappingTable
{
    private const string Rows = """
        select measure, sheet, year, ministry, number, name, probability, state, reasons from mapping
        where edition = $1 and ($2 = 0 or year = $2) and ($3 = 0 or measure = $3) order by measure, probability desc, year desc, rank
        """;

    private const string OfProject = """
        select measure, sheet, year, ministry, number, name, probability, state, reasons from mapping
        where edition = $1 and sheet = $2 order by probability desc, measure
        """;

    /// <summary>How the mapping of an edition came about; null where none was computed.</summary>
    public static MappingRun? Run(DuckConnection connection, string edition)
    {
        if (!connection.HasTable("mapping")) return null;
        using var result = connection.Query("select reading, model, fingerprint, computed_at from mapping_run where edition = $1", CancellationToken.None, edition);
        return result.Rows().Select(r => new MappingRun(edition, (long)r[0]!, (string)r[1]!, (string)r[2]!, new(DateTime.SpecifyKind((DateTime)r[3]!, DateTimeKind.Utc)))).FirstOrDefault();
    }

    /// <summary>Number of the last document that was imported; 0 where there is none.</summary>
    public static long LastDocument(DuckConnection connection) => Convert.ToInt64(connection.Scalar("select coalesce(max(document), 0) from document"), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The projects of the measures: by measure, best first, all years together. Empty where nothing was computed.</summary>
    /// <param name="year">Of one sheet year only.</param>
    /// <param name="measure">Order of one measure only.</param>
    public static ImmutableArray<MappedProject> Read(DuckConnection connection, string edition, int? year, int? measure, CancellationToken cancel) =>
        connection.HasTable("mapping") ? Read(connection.Query(Rows, cancel, edition, year ?? 0, measure ?? 0)) : [];

    /// <summary>The measures of a project, most probable first.</summary>
    /// <param name="sheet">As <see cref="MappedSheet.Sheet"/>.</param>
    public static ImmutableArray<MappedProject> OfSheet(DuckConnection connection, string edition, long sheet, CancellationToken cancel) =>
        connection.HasTable("mapping") ? Read(connection.Query(OfProject, cancel, edition, sheet)) : [];

    /// <summary>Puts the mapping of an edition into the place of an older one; all or nothing.</summary>
    /// <param name="keys">Keys of the measures by order.</param>
    /// <param name="waiting">Told once where an import has to end first.</param>
    public static async Task StoreAsync(BudgetFolder folder, MappingRun run, IReadOnlyDictionary<int, string> keys, ImmutableArray<MappedProject> mapped, Action? waiting, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(keys);
        using var draft = await folder.BeginAsync(waiting, cancel);
        using (var connection = draft.Open().Connect())
        {
            foreach (var table in (string[])["mapping", "mapping_run"])
            {
                using var delete = connection.Query($"delete from {table} where edition = $1", cancel, run.Edition);
            }

            using (var table = connection.Append("mapping_run"))
            {
                table.Set(0, run.Edition);
                table.Set(1, run.Reading);
                table.Set(2, run.Model);
                table.Set(3, run.Fingerprint);
                table.Set(4, (run.ComputedAt.UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
                table.EndRow();
                table.Flush();
            }

            Append(connection, run.Edition, keys, mapped, cancel);
        }

        cancel.ThrowIfCancellationRequested();
        draft.Publish();
    }

    private static void Append(DuckConnection connection, string edition, IReadOnlyDictionary<int, string> keys, ImmutableArray<MappedProject> mapped, CancellationToken cancel)
    {
        using var table = connection.Append("mapping");
        var ranks = new Dictionary<(int, int), int>();
        foreach (var project in mapped)
        {
            cancel.ThrowIfCancellationRequested();
            var rank = ranks[(project.Measure, project.Year)] = ranks.GetValueOrDefault((project.Measure, project.Year)) + 1;
            table.Set(0, edition);
            table.Set(1, project.Measure);
            table.Set(2, keys[project.Measure]);
            table.Set(3, project.Sheet);
            table.Set(4, (short)project.Year);
            table.Set(5, project.Ministry);
            table.Set(6, project.Number);
            table.Set(7, project.Name);
            table.Set(8, rank);
            table.Set(9, project.Probability);
            table.Set(10, Word(project.State));
            table.Set(11, Reasons(project));
            table.EndRow();
        }

        table.Flush();
    }

    internal static string Word(MappingState state) => state.ToString().ToLowerInvariant();

    private static string Reasons(MappedProject project) => JsonSerializer.Serialize(project.Reasons.Select(r => new StoredReason(r.Kind.ToString().ToLowerInvariant(), r.Text)), StoredReason.Options);

    private static ImmutableArray<MappedProject> Read(DuckResult result)
    {
        using (result)
        {
            return
            [
                .. result.Rows().Select(r => new MappedProject(
                    (int)(long)r[0]!, (long)r[1]!, (int)(long)r[2]!, (string)r[3]!, (string)r[4]!, (string)r[5]!, (double)r[6]!, Enum.Parse<MappingState>((string)r[7]!, ignoreCase: true),
                    [.. JsonSerializer.Deserialize<StoredReason[]>((string)r[8]!, StoredReason.Options)!.Select(s => new MappingReason(Enum.Parse<MappingReasonKind>(s.Kind, ignoreCase: true), s.Text))])),
            ];
        }
    }

    private sealed record StoredReason(string Kind, string Text)
    {
        public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    }
}
