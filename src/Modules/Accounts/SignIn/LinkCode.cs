using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace GrandChallenge.Accounts.SignIn;

/// <summary>Identity's tokens in letters that survive any mail program's idea of a link.</summary>
internal static class LinkCode
{
    public static string Of(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(token));

    /// <summary>The token within; empty, and so refused, when the code is none.</summary>
    public static string Read(string code)
    {
        try
        {
            return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(code));
        }
        catch (FormatException)
        {
            return "";
        }
    }
}
