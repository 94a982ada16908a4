namespace Search.Index.Verification;

/// <summary>Something in an index that is not as it was written.</summary>
/// <param name="File">The file.</param>
/// <param name="Message">What is wrong and, where it is known, at which byte.</param>
public sealed record VerifyProblem(string File, string Message);
