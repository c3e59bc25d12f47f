using System.Data.Common;

namespace Shirube.Analytics.Duck;

/// <summary>What DuckDB refused, in its own words.</summary>
public sealed class DuckException(string? message) : DbException(message ?? "DuckDB failed without a message.");
