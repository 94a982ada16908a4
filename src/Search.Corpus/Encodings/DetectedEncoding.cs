using System.Text;

namespace Search.Corpus.Encodings;

/// <summary>The encoding of a file and how many bytes of byte order mark stand before its text.</summary>
/// <param name="Encoding">The encoding, in its strict form.</param>
/// <param name="PreambleLength">The length of the byte order mark, in bytes.</param>
/// <param name="IsCertain">
/// Whether a byte order mark, a declaration or the user named the encoding; false where it was told from the text.
/// </param>
internal readonly record struct DetectedEncoding(Encoding Encoding, int PreambleLength, bool IsCertain);
