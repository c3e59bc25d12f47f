using System.Text.Json;

namespace Shirube.Web;

/// <summary>Arrays of JSON, for the contract and for the pages.</summary>
internal static class JsonArrays
{
    extension(Utf8JsonWriter json)
    {
        /// <summary>An array under a name.</summary>
        public void Each<T>(string name, IEnumerable<T> values, Action<T> write)
        {
            json.WritePropertyName(name);
            json.Each(values, write);
        }

        public void Each<T>(IEnumerable<T> values, Action<T> write)
        {
            json.WriteStartArray();
            foreach (var value in values) write(value);
            json.WriteEndArray();
        }

        /// <summary>Runs of lines as [first, last].</summary>
        public void Lines(string name, IEnumerable<(int First, int Last)> runs) => json.Each(name, runs, run =>
        {
            json.WriteStartArray();
            json.WriteNumberValue(run.First);
            json.WriteNumberValue(run.Last);
            json.WriteEndArray();
        });
    }
}
