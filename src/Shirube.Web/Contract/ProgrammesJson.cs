using System.Globalization;
using System.Text.Json;
using Shirube.Core;
using Shirube.Policy.Register;
using Shirube.Storage.Rows;

namespace Shirube.Web.Contract;

/// <summary>The fixed JSON of the register of programmes.</summary>
public static class ProgrammesJson
{
    /// <summary>Writes the register of these editions as UTF-8 JSON with a line end behind it.</summary>
    /// <param name="editions">The oldest first.</param>
    /// <param name="words">What people said of the names.</param>
    public static void Write(Stream output, IReadOnlyList<(string Id, DraftEdition Draft)> editions, NameWords words)
    {
        var drafts = editions.ToDictionary(e => e.Id, e => e.Draft, StringComparer.Ordinal);
        using (var json = new Utf8JsonWriter(output, EditionJson.Options))
        {
            json.WriteStartArray();
            foreach (var programme in ProgrammeRegister.Of(editions, words).Programmes) Write(json, programme, drafts);
            json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    public static void Write(Utf8JsonWriter json, Programme programme, IReadOnlyDictionary<string, DraftEdition> drafts)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartObject();
        WriteContent(json, programme, drafts);
        json.WriteEndObject();
    }

    /// <summary>The properties of a programme, into an open object.</summary>
    public static void WriteContent(Utf8JsonWriter json, Programme programme, IReadOnlyDictionary<string, DraftEdition> drafts)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(drafts);
        WriteHead(json, programme);
        json.WriteStartArray("appearances");
        foreach (var place in programme.Appearances)
        {
            json.WriteStartObject();
            json.WriteString("edition", place.Edition);
            json.WriteString("fact", place.Fact);
            json.WriteString("role", Codec.Name(place.Role));
            json.WriteString("words", place.Name);
            json.WriteNumber("confidence", place.Confidence);
            new EditionJsonWriter(json, place.Edition, drafts[place.Edition]).Places(place.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHead(Utf8JsonWriter json, Programme programme)
    {
        json.WriteString("key", programme.Key);
        json.WriteString("name", programme.Name);
        json.WriteString("kind", Codec.Name(programme.Kind));
        json.WriteStartArray("aliases");
        foreach (var alias in programme.Aliases)
        {
            json.WriteStartObject();
            json.WriteString("name", alias.Name);
            json.WriteString("kind", Codec.Name(alias.Kind));
            json.WriteString("rule", alias.Rule);
            json.WriteString("edition", alias.Edition);
            json.WriteString("fact", alias.Fact);
            if (alias.Word is { } word)
            {
                json.WriteString("person", word.Who);
                json.WriteString("when", word.When.ToString("O", CultureInfo.InvariantCulture));
                json.WriteString("why", word.Why);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("editions");
        foreach (var edition in programme.Editions) json.WriteStringValue(edition);
        json.WriteEndArray();
    }
}
