using Search.Concordance.WordAlignment;

namespace Search.Api.Hosting;

/// <summary>Notices that another word model lies beside the index. One thread at a time.</summary>
/// <param name="folder">The folder of the index.</param>
internal sealed class ModelWatch(string folder)
{
    private readonly string _path = TranslationModelFile.PathIn(folder);
    private (DateTime Written, long Length) _seen;

    /// <summary>Loads the model when it is another than at the last call; a file that cannot be read is not tried again.</summary>
    /// <param name="words">The model; null when there is none.</param>
    /// <returns>Whether it is another.</returns>
    /// <exception cref="InvalidDataException">The file is damaged or of another version.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool TryLoad(out TranslationModel? words)
    {
        words = null;
        var file = new FileInfo(_path);
        var found = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (found == _seen)
        {
            return false;
        }

        _seen = found;
        if (found.Length > 0)
        {
            words = TranslationModelFile.Load(_path);
        }

        return true;
    }
}
