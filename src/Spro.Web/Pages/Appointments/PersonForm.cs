using Spro.Core.Appointments;

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
