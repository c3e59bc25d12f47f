using System.Collections.Immutable;
using System.Text.Json;
using Shirube.Policy.Lineage;

namespace Shirube.Web.Contract;

/// <summary>Which links a new reading or a withdrawal moved, as commands and pages say it.</summary>
public static class LinkMovesJson
{
    /// <summary>Writes "linksMoved" into the object at hand.</summary>
    public static void Write(Utf8JsonWriter json, ImmutableArray<LinkMove> moves)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.WriteStartArray("linksMoved");
        foreach (var move in moves)
        {
            json.WriteStartObject();
            json.WriteString("edition", move.Edition);
            json.WriteNumber("gone", move.Gone);
            json.WriteNumber("added", move.Added);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
