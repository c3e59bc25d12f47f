using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Shirube.Analytics.Duck;
using Shirube.Budget.Alike;
using Shirube.Budget.Import;
using Shirube.Web;
using Shirube.Web.Editions;

namespace Shirube.IntegrationTests.Web;

/// <summary>The real server on a free port of this machine, with two fictional editions in a folder of its own.</summary>
public sealed class WebServer : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("shirube-web-").FullName;
    private WebApplication? _app;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Follows no redirects, keeps no cookies, says nothing of languages.</summary>
    public HttpClient Client { get; private set; } = new();

    public long MaxUploadBytes { get; init; } = 200_000;

    /// <summary>Far more than the tests ask for.</summary>
    public int SearchesAtOnce { get; init; } = 100_000;

    /// <summary>False for the edition of 2031 alone.</summary>
    public bool HasEarlier { get; init; } = true;

    internal EditionShelf Shelf => _app!.Services.GetRequiredService<EditionShelf>();

    public async Task InitializeAsync()
    {
        _app = await WebHost.BuildAsync(
            new() { DataFolder = _folder, Urls = "http://127.0.0.1:0", MaxUploadBytes = MaxUploadBytes, SearchesAtOnce = SearchesAtOnce, SampleFolder = Path.Combine(_folder, "none") },
            CancellationToken.None);
        if (HasEarlier) await Shelf.Own.SaveAsync(FictionalEdition.MakeEarlier(), "2030", FictionalEdition.EarlierBytes, CancellationToken.None);
        await Shelf.Own.SaveAsync(FictionalEdition.Make(), "2031", FictionalEdition.Bytes, CancellationToken.None);
        if (DuckLibrary.Version is not null) await ImportAsync();
        await _app.StartAsync();
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client.Dispose();
        Client = NewClient(keepsCookies: false);
    }

    // the sample's sheets, one project of the RS system from before them, and the pairs that the background would find later
    private async Task ImportAsync()
    {
        (await new BudgetImport(new(_folder), TimeProvider.System).RunAsync([.. Sheets(), .. TableFiles.Write(Directory.CreateDirectory(Path.Combine(_folder, "tables")).FullName)], null, null, CancellationToken.None)).Whole();
        await AlikeProjects.FollowAsync(new(new(_folder)), progress: null, CancellationToken.None);
    }

    // the sample's, which lies above the tests' binaries
    private static IEnumerable<string> Sheets()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "sample", "review-sheets"))) folder = folder.Parent!;
        return Directory.EnumerateFiles(Path.Combine(folder.FullName, "sample", "review-sheets"), "*.ndjson").Order(StringComparer.Ordinal);
    }

    public HttpClient NewClient(bool keepsCookies) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = keepsCookies }) { BaseAddress = Address };

    public async Task DisposeAsync()
    {
        Client.Dispose();
        if (_app is not null)
        {
            await _app.StopAsync(CancellationToken.None); // waits for what works in the background and writes into the folder
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}

/// <summary>Tests of the pages share one server.</summary>
[CollectionDefinition(Name)]
public sealed class WebServerGroup : ICollectionFixture<WebServer>
{
    public const string Name = "web";
}
