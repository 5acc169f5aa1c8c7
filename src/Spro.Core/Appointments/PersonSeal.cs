using Spro.Core.Privacy;

namespace Spro.Core.Appointments;

/// <summary>Seals who somebody is for the row of their appointment or of their waiting, and opens it.</summary>
internal static class PersonSeal
{
    public const string Summary = "appointments.summary";
    public const string NeedsAnswer = "appointments.needs_answer";
    public const string Note = "appointment_notes.text";
    private const string Appointments = "appointments";
    private const string Waiting = "waiting";

    public static void Write(this Appointment one, ExpectedPerson person, IdentityKeyring keys)
    {
        one.Name = keys.Seal(person.Name, Appointments + ".name", one.Id);
        one.Phone = Seal(keys, person.Phone, Appointments + ".phone", one.Id);
        one.Email = Seal(keys, person.Email, Appointments + ".email", one.Id);
        one.Address = Seal(keys, person.Address, Appointments + ".address", one.Id);
        one.Needs = Seal(keys, Words(person.Needs), Appointments + ".needs", one.Id);
        one.Channel = person.Channel;
    }

    public static void Write(this Waiting one, ExpectedPerson person, IdentityKeyring keys)
    {
        one.Name = keys.Seal(person.Name, Waiting + ".name", one.Id);
        one.Phone = Seal(keys, person.Phone, Waiting + ".phone", one.Id);
        one.Email = Seal(keys, person.Email, Waiting + ".email", one.Id);
        one.Address = Seal(keys, person.Address, Waiting + ".address", one.Id);
        one.Needs = Seal(keys, Words(person.Needs), Waiting + ".needs", one.Id);
        one.Channel = person.Channel;
    }

    public static ExpectedPerson Person(this Appointment one, IdentityKeyring keys) =>
        new()
        {
            Name = keys.Read(one.Name, Appointments + ".name", one.Id),
            Phone = Read(keys, one.Phone, Appointments + ".phone", one.Id),
            Email = Read(keys, one.Email, Appointments + ".email", one.Id),
            Address = Read(keys, one.Address, Appointments + ".address", one.Id),
            Needs = Needs(Read(keys, one.Needs, Appointments + ".needs", one.Id)),
            Channel = one.Channel,
        };

    public static ExpectedPerson Person(this Waiting one, IdentityKeyring keys) =>
        new()
        {
            Name = keys.Read(one.Name, Waiting + ".name", one.Id),
            Phone = Read(keys, one.Phone, Waiting + ".phone", one.Id),
            Email = Read(keys, one.Email, Waiting + ".email", one.Id),
            Address = Read(keys, one.Address, Waiting + ".address", one.Id),
            Needs = Needs(Read(keys, one.Needs, Waiting + ".needs", one.Id)),
            Channel = one.Channel,
        };

    public static string? Read(IdentityKeyring keys, Sealed? value, string column, Guid row) =>
        value is null ? null : keys.Read(value, column, row);

    public static Sealed? Seal(IdentityKeyring keys, string? text, string column, Guid row) =>
        string.IsNullOrWhiteSpace(text) ? null : keys.Seal(text, column, row);

    private static string? Words(IReadOnlyList<Need> needs) => needs.Count == 0 ? null : string.Join(',', needs);

    private static IReadOnlyList<Need> Needs(string? words) => [.. words?.Split(',').Select(Enum.Parse<Need>) ?? []];
}
