namespace Shirube.Analytics;

/// <summary>DuckDB's library is not on this machine, so that what rests on it is switched off.</summary>
public sealed class AnalyticsUnavailableException(string reason) : InvalidOperationException(
    $"予算の分析に使う DuckDB を読み込めません（{reason}）。リポジトリーの最上位で npm ci を実行するか、SHIRUBE_DUCKDB に libduckdb.so の場所を指定してください。\n"
    + $"DuckDB, which the budget needs, cannot be loaded ({reason}). Run npm ci at the root of the repository, or say in SHIRUBE_DUCKDB where libduckdb.so is.");
