namespace GrandChallenge.Accounts.SignIn;

/// <summary>What a token may be granted. A person at a browser needs none of them.</summary>
internal static class TokenScopes
{
    public const string Read = "read";
    public const string Submit = "submit";
    public const string Write = "write";

    public static readonly IReadOnlyList<string> Names = [Read, Submit, Write];

    public static string Sentence(string scope) => scope switch
    {
        Read => "See what you can see: challenges, your submissions, boards.",
        Submit => "Submit to challenges in your name.",
        Write => "Change what you may change: your challenges, phases and your profile.",
        "openid" => "Know which account is yours.",
        "profile" => "Know your user name, name, institution and country.",
        "email" => "Know your e-mail address.",
        "offline_access" => "Keep this access until you take it back.",
        _ => scope,
    };
}
