using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Shirube.Ingest.Files.Pdf;

/// <summary>Keys of the standard security handler for the empty user password: anyone may open such a file; it only asks not to be printed or copied.</summary>
[SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "The format prescribes them; nothing is protected here.")]
[SuppressMessage("Security", "CA5351:Do Not Use Broken Cryptographic Algorithms", Justification = "The format prescribes them; nothing is protected here.")]
internal static class PdfKeys
{
    /// <summary>What fills up a password to 32 bytes (ISO 32000-1, algorithm 2); the empty one is these bytes alone.</summary>
    private static ReadOnlySpan<byte> Padding =>
    [
        0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
        0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A,
    ];

    /// <summary>Key of revisions 2 to 4; null where the file wants a password.</summary>
    /// <param name="owner">Entry O.</param>
    /// <param name="user">Entry U.</param>
    /// <param name="identity">First half of the trailer's ID.</param>
    /// <param name="length">In bytes.</param>
    public static byte[]? OfRevision2To4(int revision, byte[] owner, byte[] user, int permissions, byte[] identity, int length, bool isMetadataEncrypted)
    {
        byte[] last = revision >= 4 && !isMetadataEncrypted ? [0xFF, 0xFF, 0xFF, 0xFF] : [];
        var key = MD5.HashData([.. Padding, .. owner.AsSpan(0, 32), (byte)permissions, (byte)(permissions >> 8), (byte)(permissions >> 16), (byte)(permissions >> 24), .. identity, .. last]);
        for (var i = 0; revision >= 3 && i < 50; i++) key = MD5.HashData(key.AsSpan(0, length));
        key = key[..length];
        if (revision == 2) return Rc4(key, Padding).AsSpan().SequenceEqual(user.AsSpan(0, 32)) ? key : null;
        var check = MD5.HashData([.. Padding, .. identity]);
        for (var i = 0; i < 20; i++) check = Rc4([.. key.Select(b => (byte)(b ^ i))], check);
        return check.AsSpan().SequenceEqual(user.AsSpan(0, 16)) ? key : null;
    }

    /// <summary>Key of revisions 5 and 6; null where the file wants a password.</summary>
    /// <param name="user">Entry U: 32 bytes of hash, 8 that salt it, 8 that salt the key.</param>
    /// <param name="userKey">Entry UE.</param>
    public static byte[]? OfRevision5To6(int revision, byte[] user, byte[] userKey)
    {
        if (!Hash(revision, user[32..40]).AsSpan().SequenceEqual(user.AsSpan(0, 32))) return null;
        using var aes = Aes.Create();
        aes.Key = Hash(revision, user[40..48]);
        return aes.DecryptCbc(userKey.AsSpan(0, 32), new byte[16], PaddingMode.None);
    }

    /// <summary>Revision 5 hashes once; revision 6 at least 64 times (ISO 32000-2, algorithm 2.B).</summary>
    private static byte[] Hash(int revision, byte[] salt)
    {
        var key = SHA256.HashData(salt);
        using var aes = Aes.Create();
        for (var round = 1; revision >= 6; round++)
        {
            aes.Key = key[..16];
            var bytes = aes.EncryptCbc([.. Enumerable.Repeat(key, 64).SelectMany(k => k)], key.AsSpan(16, 16), PaddingMode.None);
            key = (bytes.Take(16).Sum(b => b) % 3) switch { 0 => SHA256.HashData(bytes), 1 => SHA384.HashData(bytes), _ => SHA512.HashData(bytes) };
            if (round >= 64 && bytes[^1] <= round - 32) break;
        }

        return key[..32];
    }

    /// <summary>RC4, which encrypts and decrypts alike.</summary>
    public static byte[] Rc4(ReadOnlySpan<byte> key, ReadOnlySpan<byte> text)
    {
        var state = new byte[256];
        for (var i = 0; i < 256; i++) state[i] = (byte)i;
        for (int i = 0, j = 0; i < 256; i++)
        {
            j = (j + state[i] + key[i % key.Length]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
        }

        var result = new byte[text.Length];
        for (int n = 0, i = 0, j = 0; n < text.Length; n++)
        {
            i = (i + 1) & 255;
            j = (j + state[i]) & 255;
            (state[i], state[j]) = (state[j], state[i]);
            result[n] = (byte)(text[n] ^ state[(state[i] + state[j]) & 255]);
        }

        return result;
    }
}
