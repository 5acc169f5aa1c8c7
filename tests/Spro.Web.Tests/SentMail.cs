using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Spro.Core.Messages;

namespace Spro.Web.Tests;

/// <summary>The e-mails that the site has written into its drop folder.</summary>
internal static partial class SentMail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The path of the link of that sort which somebody was sent; waits for it to leave.</summary>
    public static async Task<string> LinkSentAsync(this Site site, string email, string startsWith)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var folder = site.Services.GetRequiredService<MailSettings>().DropDirectory;
        for (var waited = TimeSpan.Zero; waited < Patience; waited += TimeSpan.FromMilliseconds(100))
        {
            foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
            {
                var mail = await MimeMessage.LoadAsync(file, cancellation);
                if (
                    mail.To.Mailboxes.Single().Address == email
                    && Address()
                        .Matches(mail.TextBody ?? "")
                        .Select(match => new Uri(match.Value).AbsolutePath)
                        .FirstOrDefault(path => path.StartsWith(startsWith, StringComparison.Ordinal))
                        is { } link
                )
                    return link;
            }
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
        }
        throw new TimeoutException($"No e-mail to {email} has a link to {startsWith}.");
    }

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Address();
}
