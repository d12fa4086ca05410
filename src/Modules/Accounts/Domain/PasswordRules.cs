namespace GrandChallenge.Accounts.Domain;

/// <summary>Length protects, composition rules do not: 12 characters or more, not one's own name, not what everybody tries first.</summary>
internal static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 256;

    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase)
    {
        "123456789012", "1234567890123", "12345678901234", "123456789012345", "1234567890123456", "012345678901",
        "0123456789012", "098765432109",
        "123123123123", "121212121212", "112233445566", "1q2w3e4r5t6y", "1qaz2wsx3edc", "1qaz2wsx3edc4rfv", "abcdefghijkl",
        "abcdefghijklm",
        "abc123abc123", "administrator", "adminadminadmin", "changemechangeme", "correcthorsebatterystaple",
        "correct horse battery staple", "football1234", "grandchallenge", "grand-challenge", "iloveyou1234", "iloveyouiloveyou", "letmeinletmein", "letmein12345", "password1234",
        "password12345", "password123456", "passw0rd1234", "passwordpassword", "password1password", "qazwsxedcrfv", "qwerty123456", "qwertyqwerty",
        "qwertyuiop12", "qwertyuiop123", "qwertyuiopas", "qwertyuiopasdf", "qwertzuiop12", "unknownunknown", "welcome12345", "welcome123456",
        "zaq12wsxcde3", "zxcvbnmasdfg",
    };

    /// <summary>What is wrong with a password; null when nothing is.</summary>
    public static string? Complaint(string password, string? userName, string? email)
    {
        if (password.Length < MinLength)
            return $"A password has at least {MinLength} characters. A few words in a row are easy to remember.";
        if (password.Length > MaxLength)
            return $"A password has at most {MaxLength} characters.";
        if (Common.Contains(password) || password.Distinct().Count() < 4)
            return "This password is among the first that an attacker tries. Choose another.";
        return Holds(password, userName) || Holds(password, email?.Split('@')[0]) || Holds(password, email)
            ? "A password must not contain the user name or the e-mail address."
            : null;
    }

    private static bool Holds(string password, string? word) =>
        word is { Length: >= 4 } && password.Contains(word, StringComparison.OrdinalIgnoreCase)
        || word is not null && password.Equals(word, StringComparison.OrdinalIgnoreCase);
}
