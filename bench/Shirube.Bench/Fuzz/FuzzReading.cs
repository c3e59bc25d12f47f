using System.Collections.Immutable;
using Shirube.Core;
using Shirube.Ingest;
using Shirube.Ingest.Files;
using Shirube.Ingest.Files.Pdf;
using Shirube.Web.Library;

namespace Shirube.Bench.Fuzz;

/// <summary>What became of an input.</summary>
/// <param name="Layout">The layout it was read as; null where it was refused, or only its objects were read.</param>
/// <param name="Refusal">Code of the refusal; null where it was read.</param>
/// <param name="Faults">What is wrong with the draft: characters lost or held twice, spans outside the text.</param>
/// <param name="Differing">Facts whose characters do not give their text.</param>
internal sealed record FuzzOutcome(Layout? Layout, string? Refusal, ImmutableArray<CheckFault> Faults, int Differing);

/// <summary>Reads one input and proves what was read. Any exception that gets out of here is a crash.</summary>
internal static class FuzzReading
{
    public static FuzzOutcome Read(FuzzInput input)
    {
        try
        {
            return input.Reader == FuzzReader.PdfObjects ? Objects([.. input.Bytes]) : Check(Draft(input));
        }
        catch (UnreadableFileException refusal) when (refusal.Code.Length > 0 && refusal.Japanese.Length > 0 && refusal.English.Length > 0)
        {
            return new(null, refusal.Code, [], 0);
        }
    }

    private static DraftEdition Draft(FuzzInput input)
    {
        if (input.Words is null) return EditionReader.Read(input.Bytes.AsMemory(), "mutated", input.Layout, CancellationToken.None);
        var pdf = PdfStructure.Of(input.Words, "mutated", new string('0', 64), ReadLimits.Default, CancellationToken.None);
        return EditionReader.Read(pdf.Document, pdf, input.Layout);
    }

    private static FuzzOutcome Check(DraftEdition draft)
    {
        var check = EditionCheck.Of(draft);
        return new(draft.Layout, null, [.. check.Faults.Where(f => f.Code != "text-differs")], check.Faults.Count(f => f.Code == "text-differs"));
    }

    /// <summary>As <see cref="PdfReader"/> does it, which refuses what it did not foresee in bytes that contradict themselves.</summary>
    private static FuzzOutcome Objects(byte[] bytes)
    {
        try
        {
            var file = PdfFile.Open(bytes);
            foreach (var page in file.Pages(ReadLimits.Default.Pages)) RuledTables.Find(PdfRulings.Of(file, page, 1L << 20));
            return new(null, null, [], 0);
        }
        catch (Exception e) when (e is PdfDamage or IndexOutOfRangeException or ArgumentException or OverflowException or InvalidDataException or InvalidOperationException)
        {
            return new(null, "pdf-damaged", [], 0);
        }
    }
}
