using System.Data.Common;

namespace Shirube.Storage;

/// <summary>Short forms for plain ADO.NET, used where Dapper's set-up would cost more than the query.</summary>
public static class Commands
{
    public static async Task ExecuteAsync(this DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static DbParameter AddParameter(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
