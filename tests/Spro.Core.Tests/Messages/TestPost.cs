using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Spro.Core.Database;
using Spro.Core.Messages;
using Spro.Core.Privacy;
using Spro.Core.Tests.Database;

namespace Spro.Core.Tests.Messages;

/// <summary>A store with its outbox, and a channel that notes what it is handed and answers what it is told to.</summary>
internal sealed class TestPost : IAsyncDisposable
{
    public static readonly Guid Structure = Guid.CreateVersion7();

    private readonly StartedDatabase _started;

    private TestPost(StartedDatabase started)
    {
        _started = started;
        Mail = new NotingChannel(MessageChannel.Email);
        Sms = new NotingChannel(MessageChannel.Sms);
        Sender = NewSender();
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public NotingChannel Mail { get; }
    public NotingChannel Sms { get; }
    public MessageSender Sender { get; }
    public FakeTimeProvider Clock => _started.Clock;
    public DateTime Now => Clock.GetUtcNow().UtcDateTime;
    public Outbox Outbox => _started.Get<Outbox>();
    public OutboxSignal Signal => _started.Get<OutboxSignal>();
    public MessageUpkeep Upkeep => _started.Get<MessageUpkeep>();
    public Letters Letters => _started.Get<Letters>();
    public IdentityKeys Keys => _started.Get<IdentityKeys>();
    public MessageTemplates Templates => _started.Get<MessageTemplates>();
    public IDbContextFactory<SproDbContext> Databases => _started.Get<IDbContextFactory<SproDbContext>>();
    public string ConnectionString => _started.Database.ConnectionString;

    public static async Task<TestPost> OpenAsync(string engine) => new(await StartedDatabase.CreateAsync(engine));

    /// <summary>Another sender of the same store, as on another node.</summary>
    public MessageSender NewSender(params IMessageChannel[] channels) =>
        new(Databases, Keys, channels is [] ? [Mail, Sms] : channels, Clock);

    public MessageContent SomeNews(string news = "Votre demande est arrivée.") =>
        Templates.ReferralNews(news, new PublicPlace("Maison de l'orientation (lieu fictif)", "02 61 91 00 00"));

    public NewMessage AnEmail(string to = "camille@example.org") => new(Recipient.ByEmail(to), SomeNews());

    /// <summary>Records messages in one save.</summary>
    public async Task<IReadOnlyList<Guid>> RecordAsync(params NewMessage[] messages)
    {
        var keyring = await Keys.OpenAsync(Cancellation);
        await using var db = await Databases.CreateDbContextAsync(Cancellation);
        var ids = messages.Select(message => Outbox.Add(db, keyring, message)).ToList();
        await db.SaveChangesAsync(Cancellation);
        return ids;
    }

    public async Task<Guid> RecordAsync(NewMessage message) => (await RecordAsync([message]))[0];

    public async Task<OutgoingMessage> ReadAsync(Guid id)
    {
        await using var db = await Databases.CreateDbContextAsync(Cancellation);
        return await db.Set<OutgoingMessage>().AsNoTracking().SingleAsync(message => message.Id == id, Cancellation);
    }

    public ValueTask DisposeAsync() => _started.DisposeAsync();
}

/// <summary>Notes what it is handed, and answers what it is told to.</summary>
internal sealed class NotingChannel(MessageChannel channel) : IMessageChannel
{
    public ConcurrentQueue<Parcel> Handed { get; } = [];

    public Func<Parcel, CancellationToken, Task<Delivery>> Answer { get; set; } =
        (_, _) => Task.FromResult(Delivery.Accepted);

    public MessageChannel Channel => channel;

    public Task<Delivery> DeliverAsync(Parcel parcel, CancellationToken cancellationToken)
    {
        Handed.Enqueue(parcel);
        return Answer(parcel, cancellationToken);
    }
}
