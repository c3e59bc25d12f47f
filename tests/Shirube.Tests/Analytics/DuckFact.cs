using Shirube.Analytics.Duck;

namespace Shirube.Tests.Analytics;

/// <summary>A test that needs DuckDB's library; skipped where npm could not fetch it.</summary>
internal sealed class DuckFactAttribute : FactAttribute
{
    public DuckFactAttribute()
    {
        if (DuckLibrary.Version is null) Skip = "skipped: no libduckdb (npm ci)";
    }
}

/// <summary>A test with rows that needs DuckDB's library.</summary>
internal sealed class DuckTheoryAttribute : TheoryAttribute
{
    public DuckTheoryAttribute()
    {
        if (DuckLibrary.Version is null) Skip = "skipped: no libduckdb (npm ci)";
    }
}
