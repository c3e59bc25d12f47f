using Shirube.Budget.Evidence;
using Shirube.Budget.Views;
using Shirube.Storage;
using Shirube.Storage.Originals;

namespace Shirube.Budget.Columns;

/// <summary>The row of somebody's table that a sheet was read from.</summary>
internal static class MappedSource
{
    /// <param name="hash">Of the document.</param>
    /// <param name="row">From 1.</param>
    /// <returns>Its cells under their headers as JSON, as they stand there; null where the original is not kept or has no such row.</returns>
    public static string? Read(DataFolder folder, string hash, int row, CancellationToken cancel)
    {
        var path = new OriginalStore(folder).PathOf(hash);
        if (MappingOf(folder, hash, cancel) is not { } mapping || TableFile.KindOf(path) is not { } kind) return null;
        var first = new List<TableRow>();
        foreach (var next in TableFile.Rows(path, path, TableFile.Look(path, path, kind, mapping, ImportLimits.Default), ImportLimits.Default, progress: null, cancel))
        {
            if (next.Number <= mapping.HeaderRow) first.Add(next);
            if (next.Number == row) return MappedHeader.Of(first, mapping.HeaderRow, mapping.HeaderRows) is { } header ? RecordText.Write(next.Cells.Select((cell, i) => (i < header.Texts.Length ? header.Texts[i] : "", cell))) : null;
        }

        return null;
    }

    private static ColumnMapping? MappingOf(DataFolder folder, string hash, CancellationToken cancel)
    {
        using var database = new BudgetFolder(folder).TryOpen();
        using var connection = database?.Connect();
        if (connection is null || !connection.HasTable("document_mapping")) return null;
        using var result = connection.Query("select m.mapping from document_mapping m join document d using (document) where d.hash = $1 order by d.document desc limit 1", cancel, hash);
        return result.Rows().FirstOrDefault() is [string text] ? MappingFormat.Read(System.Text.Encoding.UTF8.GetBytes(text), hash) : null;
    }
}
