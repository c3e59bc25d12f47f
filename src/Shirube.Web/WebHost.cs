using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Shirube.Budget.Columns;
using Shirube.Core;
using Shirube.Storage;
using Shirube.Web.Accounts;
using Shirube.Web.Budget;
using Shirube.Web.Editions;
using Shirube.Web.Hosting;
using Shirube.Web.Imports;
using Shirube.Web.Language;
using Shirube.Web.Library;
using Shirube.Web.Reviews;
using Shirube.Web.Search;
using Shirube.Web.Uploads;

namespace Shirube.Web;

/// <summary>The web server with the pages and their JSON twins.</summary>
public static class WebHost
{
    /// <summary>Serves until cancelled.</summary>
    /// <returns>0 when it was stopped in order.</returns>
    public static async Task<int> RunAsync(WebHostOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var app = await BuildAsync(options, cancel);
        await app.StartAsync(cancel);
        var shelf = app.Services.GetRequiredService<EditionShelf>();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        await Console.Error.WriteLineAsync($"Shirube: {string.Join(' ', addresses)}  (Ctrl+C で終了 / to stop)");
        if (await shelf.IsSampleAsync(cancel))
        {
            await Console.Error.WriteLineAsync("データフォルダーが空のため、付属の見本（架空の県の計画）を表示しています。");
            await Console.Error.WriteLineAsync("The data folder is empty: showing the built-in sample (plans of a fictional region).");
        }

        _ = WarmAsync(app.Services.GetRequiredService<SearchDesk>(), app.Services.GetRequiredService<SimilarIndex>(), app.Lifetime.ApplicationStopping);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    // the index and the register of large editions take seconds: the first reader should not wait for them
    private static async Task WarmAsync(SearchDesk search, SimilarIndex similar, CancellationToken stopping)
    {
        try
        {
            await Task.Run(() => search.WarmAsync(stopping), stopping);
            await Task.Run(() => similar.OfAsync(stopping), stopping); // the register too
        }
        catch (OperationCanceledException)
        {
            // stopped before it was done
        }
    }

    /// <summary>The server, not yet started.</summary>
    public static async Task<WebApplication> BuildAsync(WebHostOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        JapaneseText.RequireWorkingGlobalization();
        var folder = new DataFolder(options.DataFolder);
        var clock = TimeProvider.System;
        var own = await EditionLibrary.OpenAsync(folder, clock, cancel);
        var sample = await SampleLibrary.OpenAsync(folder, options.SampleFolder, clock, cancel);

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = "Shirube.Web",
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024; // a query of 1,000 characters, each nine times as long in an address
        });
        builder.Logging.ClearProviders().AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        var requests = new HttpContextAccessor();
        AddServices(builder.Services, options, new EditionShelf(own, sample, () => requests.HttpContext?.AsOf()?.Day), folder, clock);

        var app = builder.Build();
        UsePipeline(app, options);
        return app;
    }

    // a table of 500 columns asks three things of each
    private const int MostFormValues = 2048;

    private static void AddServices(IServiceCollection services, WebHostOptions options, EditionShelf shelf, DataFolder folder, TimeProvider clock)
    {
        services.AddHttpContextAccessor();
        services.AddSingleton(new MeasureHistory(shelf));
        services.AddSingleton<ReviewSubjects>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<ReviewQueue>();
        services.AddSingleton<NameDesk>();
        services.AddSingleton(new ProgrammeIndex(shelf));
        services.AddSingleton(_ => new SearchDesk(shelf)); // made by the container, which disposes it
        services.AddSingleton<CompletionIndex>();
        services.AddSingleton<SimilarIndex>();
        services.AddSearchLimits(options);
        services.AddSingleton(_ => new BudgetShelf(folder, shelf)); // made by the container, which disposes it
        services.AddSingleton(s => new ProjectSearch(s.GetRequiredService<BudgetShelf>(), async cancel => await (await s.GetRequiredService<SearchDesk>().SearchAsync(cancel)).WordsAsync(cancel)));
        services.AddSingleton<SearchAsking>();
        services.AddSingleton<MappingDesk>();
        services.AddHostedService<EvidenceFollowing>();
        services.AddSingleton(options);
        services.AddSingleton(shelf);
        services.AddSingleton(folder);
        services.AddSingleton(clock);
        services.AddSingleton<Assets>();
        services.AddSingleton<PagePictures>();
        services.AddSingleton<UploadDesk>();
        services.AddHostedService(s => s.GetRequiredService<UploadDesk>());
        services.AddSingleton<IncomingFiles>();
        services.AddSingleton<PendingTables>();
        services.AddSingleton(new MappingStore(folder));
        services.Configure<FormOptions>(form => form.ValueCountLimit = MostFormValues);
        services.AddSingleton<ImportDesk>();
        services.AddHostedService(s => s.GetRequiredService<ImportDesk>());
        services.Configure<FormOptions>(form => form.MultipartBodyLengthLimit = options.MaxUploadBytes + (1024 * 1024));
        services.AddDataProtection().SetApplicationName("shirube").PersistKeysToFileSystem(new(Path.Combine(folder.Root, "keys")));
        services.AddAccountCookie();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "shirube-form";
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.HeaderName = "X-Shirube-Form";
        });
        // Japanese stays readable in the page's source; <, >, &, " and ' are escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(pages => pages.Conventions.AddPageRoute("/Index", "editions")).AddApplicationPart(typeof(WebHost).Assembly);
    }

    private static void UsePipeline(WebApplication app, WebHostOptions options)
    {
        app.UseSecurityHeaders();
        app.UseHostNames(options);
        app.UseLanguageChoice();
        app.UseTwins();
        app.UseLikeAddress();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRateLimiter();
        app.UseAsOf();
        app.UseWithdrawn();
        app.UseUploadSize(options);
        app.UseRouting();
        app.UseAuthentication();
        app.Services.GetRequiredService<Assets>().Map(app);
        app.MapOriginals();
        app.MapSubscriptions();
        app.MapSearchHelps();
        app.MapSavedViews();
        app.MapRazorPages();
    }
}
