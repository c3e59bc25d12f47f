using System.Collections.Immutable;
using Shirube.Web.Exports;

namespace Shirube.Web.Editions;

/// <summary>A list as a table for spreadsheet programs.</summary>
public sealed record Table(ImmutableArray<string> Columns, IEnumerable<ImmutableArray<SheetCell>> Rows)
{
    public FactSheet Sheet(string name) => new(name, Columns, [.. Rows]);
}
