using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Messages;

internal sealed class OutgoingMessageMapping : IEntityTypeConfiguration<OutgoingMessage>
{
    public const string RecipientColumn = "outgoing_messages.recipient";
    public const string ContentColumn = "outgoing_messages.content";

    private const int LongestMailId = 300;
    private const string Purpose = "Prévenir une personne ou une structure";
    private const string UntilSent = "Jusqu'à l'envoi ; trente jours après l'échéance si l'envoi échoue";
    private const string AsTrace = "Quatre-vingt-dix jours après l'envoi";

    public void Configure(EntityTypeBuilder<OutgoingMessage> builder)
    {
        builder.ToTable("outgoing_messages").HoldsNoPersonalData();
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Property(message => message.MailId).HasMaxLength(LongestMailId);
        builder.HasIndex(message => new { message.State, message.NextAttemptAt });
        builder.HasIndex(message => message.AboutId);
        builder.Seal(message => message.Recipient, Purpose, UntilSent);
        builder.Seal(message => message.Content, Purpose, UntilSent, DataClass.Sensitive);
        builder.Classify(message => message.AboutId, DataClass.Pseudonymous, Purpose, AsTrace);
        builder.Classify(message => message.Kind, DataClass.Pseudonymous, Purpose, AsTrace);
        builder.Classify(
            message => message.PrintedBy,
            DataClass.Pseudonymous,
            "Savoir qui a imprimé une lettre",
            AsTrace
        );
    }
}
