namespace GrandChallenge.Web.Features.Errors;

/// <summary>What a person reads when a request was refused or went wrong.</summary>
public static class ErrorWords
{
    /// <summary>Key in <c>HttpContext.Items</c> under which an edge leaves its own sentence for the error page.</summary>
    public static readonly object Said = new();

    internal static (string Title, string Sentence) For(int code) => code switch
    {
        400 => ("This request could not be read", "The address or the form was incomplete. Go back, reload the page and try again."),
        401 => ("Please sign in", "This page is for people who are signed in."),
        403 => ("This is not open to you", "You are signed in, but your account may not do this. The challenge's organisers can give you access."),
        404 => ("There is nothing here", "The page does not exist, has moved, or is not visible to you. Signing in may help."),
        405 => ("This page cannot be used that way", "The address exists, but not for this kind of request."),
        409 => ("Somebody was faster", "What you changed has been changed meanwhile. Go back, reload the page and look at it again."),
        413 => ("That was too large", "The request is larger than the server accepts. Files go through the upload field of the page."),
        429 => ("Too many requests", "Wait a minute, then try again."),
        503 => ("Not available just now", "The site is starting or being maintained. Try again in a minute."),
        >= 500 => ("Something went wrong on our side", "The failure has been recorded. Nothing you did before is lost; try again in a minute."),
        _ => ("This did not work", "The request was refused. Go back and try again."),
    };
}
