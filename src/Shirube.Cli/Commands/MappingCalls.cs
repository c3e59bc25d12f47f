using System.Collections.Immutable;
using System.CommandLine;
using Shirube.Analytics.Duck;
using Shirube.Budget.Mapping;
using Shirube.Cli.Output;
using Shirube.Web.Budget;
using Shirube.Web.Contract;
using Shirube.Web.Library;

namespace Shirube.Cli.Commands;

/// <summary>An edition's measures joined with the budget's projects.</summary>
internal sealed class MappingCalls
{
    private readonly EditionLibrary _library;
    private readonly EditionMapping _mapping;

    private MappingCalls(EditionLibrary library, EditionMapping mapping) => (_library, _mapping) = (library, mapping);

    public ImmutableArray<MappedMeasure> Measures => _mapping.Measures;

    /// <exception cref="WrongCallException">There is no such edition, or it was withdrawn.</exception>
    public static async Task<MappingCalls> OpenAsync(ParseResult call, string edition, CancellationToken cancel)
    {
        var library = await Shared.OpenAsync(call, cancel);
        return new(library, await EditionMapping.OfAsync(library, await Shared.EditionAsync(library, edition, cancel), cancel));
    }

    /// <summary>The mapping with what people said: the stored one while nothing changed, else computed for this call.</summary>
    /// <param name="year">Of one sheet year only.</param>
    /// <exception cref="WrongCallException">Nothing, or nothing of the year, was imported yet.</exception>
    public async Task<ImmutableArray<MappedProject>> MapAsync(int? year, CancellationToken cancel) =>
        _mapping.With(Stored(year, cancel) ?? await ComputeAsync(year, cancel), year);

    /// <summary>Computes the mapping of all years and keeps it.</summary>
    public async Task<(MappingRun Run, ImmutableArray<MappedProject> Mapped)> StoreAsync(Action waiting, CancellationToken cancel)
    {
        var fingerprint = Fingerprint();
        return await _mapping.StoreAsync(new(_library.Folder), fingerprint, await ComputeAsync(null, cancel), waiting, cancel);
    }

    /// <summary>Keeps a person's word on a project and a measure.</summary>
    /// <exception cref="WrongCallException">There is no such measure or project, or the word changes nothing.</exception>
    public async Task SayAsync(int order, int year, string ministry, string number, MappingWord word, string who, string why, CancellationToken cancel)
    {
        if (Measures.FirstOrDefault(m => m.Order == order) is not { } measure) throw new WrongCallException($"版「{_mapping.Edition}」に施策 {order} はありません。", $"Edition \"{_mapping.Edition}\" has no measure {order}.");
        if (word != MappingWord.Withdrawn && !Sheets(year, cancel).Exists(s => s.Ministry == ministry && s.Number == number))
        {
            throw new WrongCallException($"{year}年度の {ministry} に事業番号「{number}」はありません。", $"{ministry} has no project \"{number}\" in {year}.");
        }

        var said = new MappingDecision(_mapping.Edition, measure.Key, year, ministry, number, word, who, default, why);
        if (await new MappingDecisionStore(_library.Database, TimeProvider.System).SayAsync(said, cancel)) return;
        throw new WrongCallException("既にそのとおりになっています。何も変えていません。", "It stands like that already. Nothing was changed.");
    }

    public void Write(Stream output, ImmutableArray<MappedProject> mapped, string format, CancellationToken cancel)
    {
        if (format == "json") MappingFile.WriteJson(output, Measures, mapped, EditionJson.Options);
        else BudgetCalls.Write(output, MappingFile.Rows(Measures, mapped, cancel), format, cancel);
    }

    private ImmutableArray<MappedProject>? Stored(int? year, CancellationToken cancel)
    {
        using var database = BudgetCalls.Open(_library.Folder);
        using var connection = database.Connect();
        if (!_mapping.IsStored(connection)) return null;
        RequireYear(connection, year);
        return MappingTable.Read(connection, _mapping.Edition, year, null, cancel);
    }

    private Task<ImmutableArray<MappedProject>> ComputeAsync(int? year, CancellationToken cancel)
    {
        var sheets = Sheets(year, cancel);
        var share = 0.0;
        return SlowWork.RunAsync(
            $"施策 {Measures.Length} と事業 {sheets.Count} を対応づけ中 / mapping",
            () => Task.FromResult(ProjectMapping.Of(Measures, sheets, _mapping.Decisions, s => Volatile.Write(ref share, s), cancel)),
            cancel,
            () => Volatile.Read(ref share));
    }

    private List<MappedSheet> Sheets(int? year, CancellationToken cancel)
    {
        using var database = BudgetCalls.Open(_library.Folder);
        using var connection = database.Connect();
        RequireYear(connection, year);
        return [.. MappedSheet.Years(connection).Where(y => year is null || y == year).SelectMany(y => MappedSheet.Read(connection, y, cancel))];
    }

    private static void RequireYear(DuckConnection connection, int? year)
    {
        var years = MappedSheet.Years(connection);
        if (year is null ? years.Count == 0 : !years.Contains(year.Value)) throw new WrongCallException($"その公開年度の事業がありません。取り込み済み: {string.Join(' ', years)}", $"No projects of that year were imported; there are: {string.Join(' ', years)}");
    }

    private string Fingerprint()
    {
        using var database = BudgetCalls.Open(_library.Folder);
        using var connection = database.Connect();
        return _mapping.Fingerprint(connection);
    }
}
