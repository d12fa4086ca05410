using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Hosting;
using MimeKit;

namespace GrandChallenge.Accounts.Features.DevMail;

/// <summary>The folder of mails as pages. In development only: elsewhere there is nothing here.</summary>
internal sealed partial class DevMailPage(AccountsSettings settings, IHostEnvironment environment) : PageModel
{
    private const int Shown = 100;

    public IReadOnlyList<(string Id, MimeMessage Mail)> Mails { get; private set; } = [];

    public MimeMessage? Mail { get; private set; }

    public IEnumerable<(string Text, bool IsLink)> Parts =>
        Link().Split(Mail?.TextBody ?? "").Select(part => (part, Link().IsMatch(part)));

    public async Task<IActionResult> OnGetAsync(string? id, CancellationToken cancellationToken)
    {
        if (!environment.IsDevelopment() || settings.MailServer is not null)
            return NotFound();
        if (id is not null)
        {
            var path = Path.Combine(settings.MailFolder, id + ".eml");
            if (!Guid.TryParseExact(id, "N", out _) || !System.IO.File.Exists(path))
                return NotFound();
            Mail = await MimeMessage.LoadAsync(path, cancellationToken);
            return Page();
        }

        if (!Directory.Exists(settings.MailFolder))
            return Page();
        var paths = Directory.EnumerateFiles(settings.MailFolder, "*.eml").OrderDescending(StringComparer.Ordinal).Take(Shown);
        Mails = [.. paths.Select(path => (Path.GetFileNameWithoutExtension(path), MimeMessage.Load(path, cancellationToken)))];
        return Page();
    }

    [GeneratedRegex(@"(https?://\S+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Link();
}
