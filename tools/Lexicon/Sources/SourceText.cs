using System.Diagnostics;
using System.Text;

namespace Search.Tools.Lexicon.Sources;

/// <summary>Reads a source file line by line, through <c>xz</c> when its name ends in .xz.</summary>
public static class SourceText
{
    /// <summary>The lines of a UTF-8 file.</summary>
    /// <exception cref="InvalidDataException">xz could not unpack the file.</exception>
    public static IEnumerable<string> Lines(string path)
    {
        if (!path.EndsWith(".xz", StringComparison.Ordinal))
        {
            foreach (var line in File.ReadLines(path))
            {
                yield return line;
            }

            yield break;
        }

        var start = new ProcessStartInfo("xz")
        {
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add("-dc");
        start.ArgumentList.Add("--");
        start.ArgumentList.Add(path);
        using var process = Process.Start(start) ?? throw new InvalidDataException($"{path}: xz could not be started.");
        while (process.StandardOutput.ReadLine() is { } line)
        {
            yield return line;
        }

        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidDataException($"{path}: xz ended with code {process.ExitCode}; is the file whole?");
        }
    }
}
