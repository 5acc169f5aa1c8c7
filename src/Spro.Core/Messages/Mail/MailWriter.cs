using System.Net;
using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Spro.Core.Messages;

/// <summary>
/// Writes an e-mail: plain text and HTML from the same pieces, the calendar beside them. No picture, no address that would
/// say who opened it; nothing that a machine should answer.
/// </summary>
internal static class MailWriter
{
    private const string Closing = "Ce message est envoyé par un programme : personne ne lit les réponses.";

    public static MimeMessage Write(Parcel parcel, MailSettings settings)
    {
        var content = parcel.Content;
        var mail = new MimeMessage
        {
            MessageId = parcel.MailId,
            Subject = content.Subject,
            Date = new DateTimeOffset(parcel.Date),
        };
        mail.From.Add(new MailboxAddress(settings.FromName, settings.From));
        mail.To.Add(new MailboxAddress(null, parcel.To.Address));
        // No holiday answer comes back (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.Headers.Add(HeaderId.ContentLanguage, "fr");
        var alternatives = new MultipartAlternative { Text(TextOf(content)), Html(HtmlOf(content)) };
        if (content.Calendar is not { } calendar)
        {
            mail.Body = alternatives;
            return mail;
        }
        // Calendars of some programs read the alternative (RFC 6047 §2.4), those of others the attachment.
        alternatives.Add(InvitationOf(calendar));
        mail.Body = new Multipart("mixed") { alternatives, FileOf(calendar) };
        return mail;
    }

    private static TextPart Text(string text) => Part(TextFormat.Plain, text);

    private static TextPart Html(string html) => Part(TextFormat.Html, html);

    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    private static TextPart InvitationOf(CalendarPart calendar)
    {
        var part = new TextPart("calendar") { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, calendar.Text);
        part.ContentType.Parameters.Add("method", MethodOf(calendar));
        return part;
    }

    private static MimePart FileOf(CalendarPart calendar) =>
        new("application", "ics")
        {
            FileName = "rendez-vous.ics",
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment) { FileName = "rendez-vous.ics" },
            ContentTransferEncoding = ContentEncoding.Base64,
            Content = new MimeContent(new MemoryStream(Encoding.UTF8.GetBytes(calendar.Text))),
        };

    private static string MethodOf(CalendarPart calendar) =>
        calendar.Method == CalendarMethod.Cancel ? "CANCEL" : "REQUEST";

    internal static string TextOf(MessageContent content)
    {
        var text = new StringBuilder();
        MessageBlockKind? before = null;
        foreach (var block in content.Blocks)
        {
            // Lines of a list follow one another.
            if (before is not null)
                text.Append((before, block.Kind) == (MessageBlockKind.Item, MessageBlockKind.Item) ? "\n" : "\n\n");
            before = block.Kind;
            text.Append(
                block.Kind switch
                {
                    MessageBlockKind.Item => $"- {block.Text}",
                    MessageBlockKind.Link => $"{block.Text} :\n{block.Link!.AbsoluteUri}",
                    _ => block.Text,
                }
            );
        }
        return text.Append("\n\n-- \n").Append(Closing).Append('\n').ToString();
    }

    internal static string HtmlOf(MessageContent content)
    {
        var html = new StringBuilder(
            "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
        )
            .Append("<title>")
            .Append(WebUtility.HtmlEncode(content.Subject))
            .Append("</title></head><body style=\"margin:0;background:#F6F3EC;color:#14212B\">")
            .Append("<div style=\"max-width:36em;margin:0 auto;padding:24px 20px;background:#FFFFFF;")
            .Append("font-family:Verdana,Arial,sans-serif;font-size:17px;line-height:1.55\">")
            .Append("<p style=\"margin:0 0 20px;padding:0 0 12px;border-bottom:3px solid #0A5A78;font-weight:bold\">")
            .Append("Service public régional de l'orientation</p>");
        var inList = false;
        foreach (var block in content.Blocks)
        {
            var isItem = block.Kind == MessageBlockKind.Item;
            if (isItem != inList)
                html.Append(isItem ? "<ul style=\"margin:0 0 16px;padding:0 0 0 20px\">" : "</ul>");
            inList = isItem;
            var words = WebUtility.HtmlEncode(block.Text);
            html.Append(
                block.Kind switch
                {
                    MessageBlockKind.Item => $"<li style=\"margin:0 0 8px\">{words}</li>",
                    MessageBlockKind.Link =>
                        $"<p style=\"margin:0 0 16px\"><a href=\"{WebUtility.HtmlEncode(block.Link!.AbsoluteUri)}\" style=\"display:inline-block;padding:12px 18px;border-radius:6px;background:#0A5A78;color:#FFFFFF;font-weight:bold;text-decoration:none\">{words}</a></p>",
                    _ => $"<p style=\"margin:0 0 16px\">{words}</p>",
                }
            );
        }
        if (inList)
            html.Append("</ul>");
        return html.Append(
                "<p style=\"margin:24px 0 0;padding:12px 0 0;border-top:1px solid #5C6B76;color:#4A5A66;font-size:15px\">"
            )
            .Append(Closing)
            .Append("</p></div></body></html>\n")
            .ToString();
    }
}
