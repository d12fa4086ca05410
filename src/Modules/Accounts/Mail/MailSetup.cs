using Microsoft.Extensions.DependencyInjection;

namespace GrandChallenge.Accounts.Mail;

internal static class MailSetup
{
    public static void AddMail(this IServiceCollection services, AccountsSettings settings)
    {
        services.AddScoped<Letters>();
        if (settings.MailServer is null)
            services.AddSingleton<IMailer, FolderMailer>();
        else
            services.AddSingleton<IMailer, SmtpMailer>();
    }
}
