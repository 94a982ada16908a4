using System.Buffers;
using System.Text;

namespace Search.Index.Terms;

/// <summary>The code points of a text.</summary>
internal static class CodePoints
{
    /// <summary>Reads them; half a surrogate pair stands for itself.</summary>
    public static int[] Of(string text)
    {
        var points = new List<int>(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var status = Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var used);
            points.Add(status == OperationStatus.Done ? rune.Value : text[at]);
            at += used;
        }

        return [.. points];
    }
}
