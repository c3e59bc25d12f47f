using System.Globalization;
using System.Threading.RateLimiting;
using Shirube.Web.Language;
using Shirube.Web.Pages;

namespace Shirube.Web.Hosting;

/// <summary>Searches that one client may ask for: a store of them that fills up again, so that a person never notices and a runaway program does not slow down others.</summary>
internal static class SearchLimits
{
    private const int RefillsPerStore = 10; // the store is full again after ten seconds

    public static void AddSearchLimits(this IServiceCollection services, WebHostOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => IsSearch(context.Request.Path)
            ? RateLimitPartition.GetTokenBucketLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new()
            {
                TokenLimit = options.SearchesAtOnce,
                TokensPerPeriod = Math.Max(1, options.SearchesAtOnce / RefillsPerStore),
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                QueueLimit = 0,
                AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
            rejected.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
            rejected.HttpContext.Items[TwinPage.ProblemKey] = rejected.HttpContext.Words()["problem.too-many-searches", options.SearchesAtOnce];
            return ValueTask.CompletedTask;
        };
    });

    private static bool IsSearch(PathString path) => path.Value is { } value && value.StartsWith("/search", StringComparison.OrdinalIgnoreCase);
}
