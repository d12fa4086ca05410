namespace GrandChallenge.Scoring;

/// <summary>The submission cannot be scored; the sentence tells its sender which file, row and column to mend.</summary>
public sealed class SubmissionFault(string sentence) : Exception(sentence);

/// <summary>The ground truth or the call of the program is wrong; the sentence is for the challenge's organiser.</summary>
public sealed class OrganiserFault(string sentence) : Exception(sentence);
