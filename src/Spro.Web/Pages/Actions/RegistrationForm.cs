using Microsoft.AspNetCore.Mvc.ModelBinding;
using Spro.Core.Agenda;
using Spro.Core.Appointments;
using Spro.Core.Common;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.Actions;

/// <summary>Who registers, as both forms ask: that of the public, and that of professionals.</summary>
internal sealed class RegistrationForm
{
    /// <summary>Drawn by the form: sent twice, it registers once.</summary>
    public string? Secret { get; set; }

    /// <summary>How they want to be called, or what the group is.</summary>
    public string? Name { get; set; }

    /// <summary>E-mail.</summary>
    public string? Email { get; set; }

    /// <summary>Telephone.</summary>
    public string? Phone { get; set; }

    /// <summary>To be told by SMS.</summary>
    public bool BySms { get; set; }

    /// <summary>How many people.</summary>
    public int? People { get; set; }

    /// <summary>What they need.</summary>
    public List<Need> Needs { get; set; } = [];

    /// <summary>Under eighteen.</summary>
    public bool IsMinor { get; set; }

    /// <summary>E-mail of the legal representative.</summary>
    public string? Guardian { get; set; }

    /// <summary>The professional holds the written agreement.</summary>
    public bool HasAgreement { get; set; }

    /// <summary>What the service reads.</summary>
    public RegistrationDraft Draft(bool isAlone) =>
        new(Secret ?? "")
        {
            Name = Name,
            Email = Email,
            Phone = Phone,
            BySms = BySms,
            People = isAlone ? 1 : People ?? 0,
            Needs = Needs,
            IsMinor = IsMinor,
            GuardianEmail = Guardian,
            HasAgreement = HasAgreement,
        };

    /// <summary>Shows a refusal beside its field.</summary>
    public static void Show(ModelStateDictionary state, RefusedException refused) =>
        state.AddRefusal(
            refused,
            ("name", "Form.Name"),
            ("email", "Form.Email"),
            ("phone", "Form.Phone"),
            ("people", "Form.People"),
            ("guardian", "Form.Guardian")
        );
}
