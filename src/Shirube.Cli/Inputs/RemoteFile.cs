using System.Net;
using System.Net.Sockets;
using Shirube.Ingest;

namespace Shirube.Cli.Inputs;

/// <summary>Fetches a document over https. Only public addresses are connected to, whatever a name or a redirect says:
/// a document's address must not be a way into the network that this machine stands in.</summary>
internal static class RemoteFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<(ReadOnlyMemory<byte> Bytes, string Name)> LoadAsync(Uri address, long largest, CancellationToken cancel)
    {
        if (address.Scheme != Uri.UriSchemeHttps) throw Refused(address, "https 以外の URL は読めません。", "only https addresses are read.");
        using var handler = new SocketsHttpHandler { ConnectCallback = ConnectAsync, MaxAutomaticRedirections = 3, UseProxy = false, UseCookies = false };
        using var client = new HttpClient(handler) { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!answer.IsSuccessStatusCode) throw Refused(address, $"サーバーの応答は {(int)answer.StatusCode} です。", $"the server answered {(int)answer.StatusCode}.");
            if (answer.Content.Headers.ContentLength > largest) throw InputFile.TooLarge(address.AbsoluteUri, answer.Content.Headers.ContentLength.Value);
            await using var body = await answer.Content.ReadAsStreamAsync(cancel);
            using var bytes = new MemoryStream();
            var buffer = new byte[1 << 16];
            for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
            {
                if (bytes.Length + read > largest) throw InputFile.TooLarge(address.AbsoluteUri, bytes.Length + read);
                bytes.Write(buffer, 0, read);
            }

            var name = Path.GetFileName(address.AbsolutePath);
            return (bytes.ToArray(), name.Length == 0 ? address.Host : Uri.UnescapeDataString(name));
        }
        catch (Exception failed) when (failed is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw Refused(address, $"取得できません（{failed.Message}）。", $"cannot be fetched ({failed.Message}).");
        }
    }

    /// <summary>True for an address of the public internet; false for this machine, private, link-local, shared, multicast and reserved ranges.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return false;
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return bytes[0] switch
            {
                0 or 10 or 127 or >= 224 => false,
                100 => bytes[1] is < 64 or > 127,
                169 => bytes[1] != 254,
                172 => bytes[1] is < 16 or > 31,
                192 => !(bytes[1] == 168 || (bytes[1] == 0 && bytes[2] is 0 or 2)),
                198 => bytes[1] is not (18 or 19) && !(bytes[1] == 51 && bytes[2] == 100),
                203 => !(bytes[1] == 0 && bytes[2] == 113),
                _ => true,
            };
        }

        // only global unicast 2000::/3, without 6to4, Teredo and documentation, which carry or stand for other addresses
        return bytes[0] >> 5 == 1
            && !(bytes[0] == 0x20 && bytes[1] == 0x02)
            && !(bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] == 0 || (bytes[2] == 0x0d && bytes[3] == 0xb8)));
    }

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel);
        if (addresses.Length == 0 || !addresses.All(IsPublic)) throw new HttpRequestException($"{context.DnsEndPoint.Host} is not on the public internet");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static UnreadableFileException Refused(Uri address, string japanese, string english) =>
        new("url", $"{address}: {japanese}ファイルを保存してから指定してください。", $"{address}: {english} Save the file and name it instead.");
}
