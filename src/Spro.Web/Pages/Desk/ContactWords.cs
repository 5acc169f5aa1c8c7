using Spro.Core.Desk;

namespace Spro.Web.Pages.Desk;

/// <summary>Contacts in French.</summary>
internal static class ContactWords
{
    public static string InFrench(this ContactChannel channel) =>
        channel switch
        {
            ContactChannel.OnSite => "Sur place",
            ContactChannel.Phone => "Par téléphone",
            ContactChannel.Video => "En visio",
            ContactChannel.Written => "Par écrit",
            ContactChannel.Outreach => "Lors d'une sortie (bus, marché, forum)",
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
        };

    public static string InFrench(this ContactEnding ending) =>
        ending switch
        {
            ContactEnding.AnsweredHere => "La première réponse suffit",
            ContactEnding.AdviserHere => "Une conseillère ou un conseiller d'ici prend la suite",
            ContactEnding.OtherDoor => "Une autre structure prend la suite",
            _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, null),
        };
}
