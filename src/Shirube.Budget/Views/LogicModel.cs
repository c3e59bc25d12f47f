using System.Collections.Immutable;
using Shirube.Analytics.Duck;

namespace Shirube.Budget.Views;

/// <summary>How far a part of the logic model is from what the project does.</summary>
public enum LogicStage
{
    /// <summary>アクティビティ.</summary>
    Activity,

    /// <summary>アウトプット（活動目標）.</summary>
    Output,

    /// <summary>短期アウトカム, and one without a term.</summary>
    ShortTerm,

    /// <summary>中期アウトカム.</summary>
    MiddleTerm,

    /// <summary>長期アウトカム.</summary>
    LongTerm,
}

/// <summary>An activity, output or outcome.</summary>
/// <param name="Number">As printed; null where none is.</param>
public sealed record LogicPart(LogicStage Stage, string? Number, string Goal);

/// <summary>What leads to what.</summary>
/// <param name="From">Index of the part.</param>
/// <param name="Why">後続アウトカムへのつながり; null where none is printed.</param>
/// <param name="NoStagesReason">Why there are not several stages; null where none is printed.</param>
/// <param name="RowId">Row of table 3-2.</param>
public sealed record LogicLink(int From, int To, string? Why, string? NoStagesReason, long RowId);

/// <summary>効果発現経路: from what a project does to what it is for, as table 3-2 prints it.</summary>
public sealed record LogicModel(ImmutableArray<LogicPart> Parts, ImmutableArray<LogicLink> Links)
{
    private const string Sql = """
        select from_kind, from_term, from_number, from_goal, to_kind, to_term, to_number, to_goal, link, no_stages_reason, row_id
        from rs_logic where year = $1 and project_id::varchar = $2 and from_goal is not null and to_goal is not null order by row_id
        """;

    /// <summary>Without parts where nothing is printed.</summary>
    public static LogicModel Find(DuckConnection connection, SheetKey key, CancellationToken cancel)
    {
        using var result = connection.Query(Sql, cancel, key.Year, key.Number);
        var parts = new List<LogicPart>();
        var links = ImmutableArray.CreateBuilder<LogicLink>();
        foreach (var r in result.Rows())
        {
            var from = Place(new(Stage((string?)r[0], (string?)r[1]), (string?)r[2], (string)r[3]!));
            var to = Place(new(Stage((string?)r[4], (string?)r[5]), (string?)r[6], (string)r[7]!));
            links.Add(new(from, to, (string?)r[8], (string?)r[9], (long)r[10]!));
        }

        return new([.. parts], links.DrainToImmutable());

        int Place(LogicPart part)
        {
            var place = parts.IndexOf(part);
            if (place >= 0) return place;
            parts.Add(part);
            return parts.Count - 1;
        }
    }

    private static LogicStage Stage(string? kind, string? term) => kind switch
    {
        "アクティビティ" => LogicStage.Activity,
        "アウトプット" => LogicStage.Output,
        _ when term?.Contains('長', StringComparison.Ordinal) == true => LogicStage.LongTerm,
        _ when term?.Contains('中', StringComparison.Ordinal) == true => LogicStage.MiddleTerm,
        _ => LogicStage.ShortTerm,
    };
}
