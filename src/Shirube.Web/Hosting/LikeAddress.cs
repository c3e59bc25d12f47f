using Shirube.Web.Search;

namespace Shirube.Web.Hosting;

/// <summary>A search for what is like a measure, by <c>/search?like=2024/measure:12</c> or typed as like:2024/measure:12, is answered by a page of its own.</summary>
internal static class LikeAddress
{
    /// <summary>Leads there before routing, so that page and twins keep the address of the search.</summary>
    public static void UseLikeAddress(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var request = context.Request;
        if (request.Path == "/search" && HttpMethods.IsGet(request.Method) && Asked(request.Query) is not null) request.Path = "/search/like";
        return next(context);
    });

    /// <summary>What is asked for, as it is written; null where the query asks for something else.</summary>
    public static string? Asked(IQueryCollection query)
    {
        var like = query["like"].ToString();
        return like.Length > 0 ? like : LikeQuery.OfTyped(query["q"].ToString())?.Text;
    }
}
