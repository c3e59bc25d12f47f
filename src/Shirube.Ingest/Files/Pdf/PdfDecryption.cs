using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>Decrypts the streams of a file whose user password is empty. Strings stay encrypted: rulings need none.</summary>
internal sealed class PdfDecryption
{
    private readonly byte[] _key;
    private readonly Method _method;

    private PdfDecryption(byte[] key, Method method) => (_key, _method) = (key, method);

    private enum Method
    {
        None,
        Rc4,
        Aes, // each stream has its own key
        AesOneKey,
    }

    /// <summary>What the dictionary "Encrypt" and the first half of the trailer's ID say; null where a password is wanted, or another handler.</summary>
    public static PdfDecryption? Of(PdfFile file, PdfDictionary encrypt, byte[] identity)
    {
        if (Name("Filter") is not "Standard" || Bytes("O", 32) is not { } owner || Bytes("U", 32) is not { } user) return null;
        var (version, revision) = (Number("V") ?? 0, Number("R") ?? 0);
        var method = version switch
        {
            1 or 2 => Method.Rc4,
            4 or 5 => MethodOf(file, encrypt, Name("StmF")),
            _ => default(Method?),
        };
        if (method is null) return null;
        if (version == 5)
        {
            if (revision is not (5 or 6) || user.Length < 48 || Bytes("UE", 32) is not { } userKey) return null;
            return PdfKeys.OfRevision5To6(revision, user, userKey) is { } fileKey ? new(fileKey, method.Value) : null;
        }

        if (revision is < 2 or > 4) return null;
        var length = version switch { 1 => 5, 4 => 16, _ => Math.Clamp((Number("Length") ?? 40) / 8, 5, 16) };
        var isMetadataEncrypted = file.Resolve(encrypt.Get("EncryptMetadata")) is not PdfKeyword { Value: "false" };
        var permissions = file.Resolve(encrypt.Get("P")) is double p ? unchecked((int)(long)p) : 0;
        return PdfKeys.OfRevision2To4(revision, owner, user, permissions, identity, length, isMetadataEncrypted) is { } key ? new(key, method.Value) : null;

        string? Name(string entry) => (file.Resolve(encrypt.Get(entry)) as PdfName)?.Value;
        int? Number(string entry) => file.Resolve(encrypt.Get(entry)) is double d ? (int)d : null;
        byte[]? Bytes(string entry, int least) => file.Resolve(encrypt.Get(entry)) is byte[] bytes && bytes.Length >= least ? bytes : null;
    }

    private static Method? MethodOf(PdfFile file, PdfDictionary encrypt, string? filter)
    {
        if (filter is null or "Identity") return Method.None;
        var named = file.Dictionary(file.Dictionary(encrypt.Get("CF"))?.Get(filter));
        return (file.Resolve(named?.Get("CFM")) as PdfName)?.Value switch
        {
            "None" => Method.None,
            "V2" => Method.Rc4,
            "AESV2" => Method.Aes,
            "AESV3" => Method.AesOneKey,
            _ => null,
        };
    }

    public ReadOnlyMemory<byte> Decrypt(PdfStream stream, ReadOnlyMemory<byte> bytes) => _method switch
    {
        Method.Rc4 => PdfKeys.Rc4(KeyOf(stream), bytes.Span),
        Method.Aes => DecryptAes(KeyOf(stream), bytes.Span),
        Method.AesOneKey => DecryptAes(_key, bytes.Span),
        _ => bytes,
    };

    [SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The format prescribes it; nothing is protected here.")]
    private byte[] KeyOf(PdfStream stream)
    {
        var (number, generation) = (stream.Number, stream.Generation);
        ReadOnlySpan<byte> salt = _method == Method.Aes ? "sAlT"u8 : [];
        var key = MD5.HashData([.. _key, (byte)number, (byte)(number >> 8), (byte)(number >> 16), (byte)generation, (byte)(generation >> 8), .. salt]);
        return key[..Math.Min(_key.Length + 5, 16)];
    }

    /// <summary>The first 16 bytes start the chain; the last byte says how many fill up the last block.</summary>
    private static byte[] DecryptAes(byte[] key, ReadOnlySpan<byte> bytes)
    {
        var length = (bytes.Length - 16) & ~15;
        if (length <= 0) return [];
        using var aes = Aes.Create();
        aes.Key = key;
        var text = aes.DecryptCbc(bytes.Slice(16, length), bytes[..16], PaddingMode.None);
        return text[^1] is >= 1 and <= 16 ? text[..^text[^1]] : text;
    }
}
