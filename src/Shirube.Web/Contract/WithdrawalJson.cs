using System.Globalization;
using System.Text.Json;
using Shirube.Policy.Withdrawals;
using Shirube.Storage.Rows;
using Shirube.Web.Library;

namespace Shirube.Web.Contract;

/// <summary>A withdrawn edition, as the command, its page and every address of it say it.</summary>
public static class WithdrawalJson
{
    /// <summary>The properties of a word into the object at hand.</summary>
    public static void Write(Utf8JsonWriter json, Withdrawal word)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(word);
        json.WriteString("state", Codec.Name(word.State));
        json.WriteString("when", word.When.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("who", word.Who);
        json.WriteString("why", word.Why);
    }

    /// <summary>"linksMoved" and "ledgerMoved" into the object at hand.</summary>
    public static void WriteMoves(Utf8JsonWriter json, EditionHold hold, bool isGone)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(hold);
        LinkMovesJson.Write(json, hold.Moves(isGone));
        json.WriteStartArray("ledgerMoved");
        foreach (var move in hold.Ledger)
        {
            json.WriteStartObject();
            json.WriteString("edition", move.Edition);
            json.WriteNumber("gone", isGone ? move.Count : 0);
            json.WriteNumber("added", isGone ? 0 : move.Count);
            json.WriteStartObject("states");
            foreach (var (state, count) in move.States) json.WriteNumber(Codec.Name(state), count);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
