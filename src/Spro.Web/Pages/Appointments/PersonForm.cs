using Spro.Core.Appointments;
using Spro.Core.Referrals;

namespace Spro.Web.Pages.Appointments;

/// <summary>Somebody one makes an appointment for, as a form says it.</summary>
public sealed class PersonForm
{
    /// <summary>How they want to be called.</summary>
    public string? Name { get; set; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; set; }

    /// <summary>E-mail.</summary>
    public string? Email { get; set; }

    /// <summary>Postal address.</summary>
    public string? Address { get; set; }

    /// <summary>How they want to be told and reminded.</summary>
    public ReminderChannel Channel { get; set; }

    /// <summary>What they need on the day.</summary>
    public List<Need> Needs { get; set; } = [];

    /// <summary>Somebody handed over, as far as they shared it.</summary>
    internal static PersonForm Of(ReferralFile file)
    {
        var form = new PersonForm
        {
            Name = Shared(SharedItem.Name, file.Person.Name),
            Phone = Shared(SharedItem.Phone, file.Person.Phone),
            Email = Shared(SharedItem.Email, file.Person.Email),
            Address = Shared(SharedItem.PostalAddress, file.Person.PostalAddress),
        };
        form.Channel = (file.Referral.News, form) switch
        {
            (NewsChannel.Sms, { Phone: not null }) => ReminderChannel.Sms,
            (NewsChannel.Email, { Email: not null }) => ReminderChannel.Email,
            (NewsChannel.Letter, { Address: not null }) => ReminderChannel.Letter,
            _ => ReminderChannel.None,
        };
        return form;

        string? Shared(SharedItem item, string? value) => file.Referral.Shared.Contains(item) ? value : null;
    }

    internal ExpectedPerson ToPerson() =>
        new()
        {
            Name = Name ?? "",
            Phone = Phone,
            Email = Email,
            Address = Address,
            Channel = Channel,
            Needs = Needs,
        };

    /// <summary>The field of the page that a refusal is about.</summary>
    internal static string FieldOf(string? refused) =>
        refused switch
        {
            nameof(ExpectedPerson.Name)
            or nameof(ExpectedPerson.Phone)
            or nameof(ExpectedPerson.Email)
            or nameof(ExpectedPerson.Address)
            or nameof(ExpectedPerson.Channel) => $"Person.{refused}",
            null => nameof(Booking.Way),
            nameof(Booking.Start) => nameof(Booking.Way),
            _ => refused,
        };
}
