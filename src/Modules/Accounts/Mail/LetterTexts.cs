namespace GrandChallenge.Accounts.Mail;

/// <summary>The subjects and words of letters, between the salutation and the signature.</summary>
internal static class LetterTexts
{
    private const string WhatEnds =
        "With a new password, all that acts as you ends: your sessions, access tokens, machines, and what you allowed applications.";

    public static (string Subject, string Text) ConfirmEmail(string name, string link) => ("Confirm your e-mail address", $"""
        somebody, most likely you, has made the account “{name}” with this e-mail address.
        Open this address to confirm it; it works for 24 hours:

        {link}

        If this was not you, there is nothing to do: without this step the account stays closed.
        """);

    public static (string Subject, string Text) AlreadyRegistered(string name, string link) => ("You have an account already", $"""
        somebody, most likely you, wished to sign up with this e-mail address. It belongs to the account “{name}” already.
        Sign in with this name. If you do not know its password, choose a new one here; the address works once, within 24 hours:

        {link}

        {WhatEnds}
        If this was not you, there is nothing to do.
        """);

    public static (string Subject, string Text) ResetPassword(string name, string link) => ("Set a new password", $"""
        somebody, most likely you, wishes a new password for the account “{name}”.
        Open this address to choose one; it works once, within 24 hours:

        {link}

        {WhatEnds}
        If this was not you, there is nothing to do: your password stays as it is.
        """);

    public static (string Subject, string Text) PasswordChanged(string name, string link) => ("Your password was changed", $"""
        the account “{name}” has a new password. All that acted as you has ended: sessions elsewhere, access tokens, machines,
        and what you allowed applications. Make anew what you need.

        If this was not you, choose another password at once; the address works once, within 24 hours:

        {link}
        """);

    public static (string Subject, string Text) ConfirmNewEmail(string name, string link) => ("Confirm your new e-mail address", $"""
        somebody, most likely you, wishes this e-mail address for the account “{name}”.
        Open this address to confirm it; it works for 24 hours:

        {link}

        If this was not you, there is nothing to do: without this step nothing changes.
        """);

    public static (string Subject, string Text) NewEmailWanted(string name, string wanted, string link) => ("Your e-mail address is to change", $"""
        somebody, most likely you, wishes the e-mail address {wanted} for the account “{name}”.
        As soon as that address is confirmed, letters go there and no longer here.

        If this was not you, somebody knows your password. Choose another, which also stops the change;
        the address works once, within 24 hours:

        {link}
        """);

    public static (string Subject, string Text) EmailBelongsToYou(string name) => ("This e-mail address is yours already", $"""
        somebody, perhaps you, wished this e-mail address for another account. It belongs to the account “{name}” and stays there.
        To use it for the other one, give this account another address first, or delete it.

        If this was not you, there is nothing to do.
        """);
}
