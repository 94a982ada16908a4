namespace Search.Concordance.WordAlignment;

/// <summary>
/// A model that is written under a temporary name and safe on the disk, so that taking its place is one rename: the
/// index that it was learned from can be committed in between.
/// </summary>
public sealed class PreparedModel : IDisposable
{
    private readonly string _temporary;
    private readonly string _path;

    private PreparedModel(string temporary, string path)
    {
        _temporary = temporary;
        _path = path;
    }

    /// <summary>Writes a model beside the place that it is for.</summary>
    /// <exception cref="IOException">The file cannot be written; the one in its place is untouched.</exception>
    public static PreparedModel Write(TranslationModel model, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var temporary = path + ".tmp";
        TranslationModelFile.Write(model, temporary);
        return new PreparedModel(temporary, path);
    }

    /// <summary>Puts the model in its place.</summary>
    /// <exception cref="IOException">The file cannot be renamed; the one in its place is untouched.</exception>
    public void Publish() => File.Move(_temporary, _path, overwrite: true);

    /// <summary>Removes the temporary file when the model was not put in its place.</summary>
    public void Dispose() => File.Delete(_temporary);
}
