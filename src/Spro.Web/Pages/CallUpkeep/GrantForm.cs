using Spro.Core.Associates;
using Spro.Core.Common;
using Spro.Design.Forms;
using Spro.Web.Infrastructure;

namespace Spro.Web.Pages.CallUpkeep;

/// <summary>The days and the structure of a label, as a form gives them.</summary>
public sealed class GrantForm
{
    /// <summary>Its first day.</summary>
    public DateParts ValidFrom { get; set; } = new();

    /// <summary>Its last day.</summary>
    public DateParts ValidTo { get; set; } = new();

    /// <summary>The name of the structure in the directory.</summary>
    public string? Structure { get; set; }

    internal LabelGrant Read()
    {
        var unread = new Mistakes();
        return new(unread.Try(() => ValidFrom.Read("validFrom")), unread.Try(() => ValidTo.Read("validTo")), Structure)
        {
            Unread = unread.All,
        };
    }
}
