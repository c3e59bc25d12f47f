using System.Buffers;
using System.Collections.Immutable;

namespace Shirube.Web.Editions;

/// <summary>A list as a table for spreadsheet programs.</summary>
public sealed record Table(ImmutableArray<string> Columns, IEnumerable<ImmutableArray<string?>> Rows)
{
    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.");

    /// <summary>A cell that a spreadsheet program would run as a formula gets an apostrophe in front: the text comes from a document that anyone may have written.</summary>
    public static string? Harmless(string? cell) => cell is [('=' or '+' or '-' or '@' or '\t' or '\r'), ..] && !IsNumber(cell) ? "'" + cell : cell;

    private static bool IsNumber(string cell) => cell.Length > 1 && cell.AsSpan(1).IndexOfAnyExcept(NumberSigns) < 0;
}
