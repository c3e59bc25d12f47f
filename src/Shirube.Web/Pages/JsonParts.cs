using System.Globalization;
using System.Text.Json;
using Shirube.Core;
using Shirube.Storage.Rows;
using Shirube.Web.Contract;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;

namespace Shirube.Web.Pages;

/// <summary>Parts that several pages' JSON has in common.</summary>
internal static class JsonParts
{
    extension(Utf8JsonWriter json)
    {
        public EditionJsonWriter Facts(EditionView view) => new(json, view.Id, view.Draft);

        /// <summary>Edition, document and rules that the facts of the answer come from.</summary>
        /// <param name="asOf">Null where the answer is of today.</param>
        public void Provenance(EditionView view, AsOf? asOf)
        {
            json.AsOf(asOf);
            json.WriteString("edition", view.Id);
            json.WriteString("document", view.Draft.Document.Hash);
            json.WriteString("ruleVersion", view.Draft.RuleVersion);
        }

        /// <summary>The day asked for; nothing where the answer is of today.</summary>
        public void AsOf(AsOf? asOf)
        {
            if (asOf is not null) json.WriteString("asOf", CsvCells.Text(asOf.Day));
        }

        /// <summary>Where a fact stands and what made it.</summary>
        public void Evidence(EditionView view, string fact, Evidence evidence)
        {
            json.WriteStartObject("evidence");
            json.WriteString("fact", fact);
            json.WriteString("rule", evidence.Rule);
            json.WriteString("ruleVersion", view.Draft.RuleVersion);
            json.WriteNumber("confidence", evidence.Confidence);
            json.WriteString("review", Codec.Name(view.Stored.StateOf(fact)));
            json.Spans("spans", evidence.Spans);
            json.WriteString("source", Addresses.Source(view, fact, evidence));
            json.WriteEndObject();
        }

        public void Spans(string name, IEnumerable<SourceSpan> spans) => json.Each(name, spans, span =>
        {
            json.WriteStartObject();
            json.WriteNumber("line", span.Line);
            json.WriteNumber("start", span.Start);
            json.WriteNumber("length", span.Length);
            json.WriteEndObject();
        });

        public void Link(string kind, string text, string address)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind);
            json.WriteString("text", text);
            json.WriteString("address", address);
            json.WriteEndObject();
        }

        public void Counts(string name, SectionCounts counts)
        {
            json.WriteStartObject(name);
            json.WriteNumber("goals", counts.Goals);
            json.WriteNumber("indicators", counts.Indicators);
            json.Count("measures", counts.Measures);
            json.Count("statusItems", counts.StatusItems);
            json.Count("nextSteps", counts.NextSteps);
            json.WriteNumber("passages", counts.Passages);
            json.WriteEndObject();
        }

        /// <summary>All that are printed under the name; those that only say again, and how many there are without them, beside it.</summary>
        public void Count(string name, CountedOnce count)
        {
            json.WriteNumber(name, count.Printed);
            json.WriteNumber(name + "Restated", count.Restated);
            json.WriteNumber(name + "Once", count.Once);
        }

        public void Restatement(EditionView view, Restatement restatement)
        {
            json.WriteStartObject();
            json.WriteString("repeat", EditionView.RepeatId(restatement));
            json.WriteString("origin", EditionView.OriginId(restatement));
            json.WriteBoolean("marked", restatement.IsMarked);
            json.WriteNumber("similarity", Math.Round(restatement.Similarity, 4));
            json.WriteString("address", view.FindFact(EditionView.RepeatId(restatement))?.Address);
            json.WriteEndObject();
        }
    }

    public static string Lines(Evidence evidence) => string.Join(
        ' ',
        evidence.LineRuns().Select(r => r.First == r.Last ? r.First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{r.First}-{r.Last}")));
}
