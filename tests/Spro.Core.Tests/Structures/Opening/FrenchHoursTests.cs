using Spro.Core.Structures.Opening;
using Spro.Core.Structures.Opening.French;
using Spro.Core.Territories;

namespace Spro.Core.Tests.Structures.Opening;

public sealed class FrenchHoursTests
{
    [Theory]
    [InlineData("Mo-Fr 09:00-12:30,14:00-17:00", "Du lundi au vendredi, de 9 h à 12 h 30 et de 14 h à 17 h")]
    [InlineData("Mo 14:00-18:00; Th 09:00-12:00", "Le lundi, de 14 h à 18 h|Le jeudi, de 9 h à 12 h")]
    [InlineData("Tu,Th 16:00-18:00", "Le mardi et le jeudi, de 16 h à 18 h")]
    [InlineData(
        "Mo-Th 09:00-12:00,13:30-18:00; Tu 13:30-18:00",
        "Le lundi, le mercredi et le jeudi, de 9 h à 12 h et de 13 h 30 à 18 h|Le mardi, de 13 h 30 à 18 h"
    )]
    [InlineData("Mo-Fr 09:00-12:00; We off", "Le lundi, le mardi, le jeudi et le vendredi, de 9 h à 12 h")]
    [InlineData("Mo-Fr 09:00-12:00,12:00-19:00", "Du lundi au vendredi, de 9 h à 19 h")]
    [InlineData("24/7", "Ouvert tous les jours, 24 heures sur 24")]
    [InlineData("09:00-12:00", "Tous les jours, de 9 h à 12 h")]
    [InlineData("Tu[1] 09:00-12:00", "Le premier mardi du mois, de 9 h à 12 h")]
    [InlineData("Tu[1,3] 09:00-12:00", "Le premier et le troisième mardi du mois, de 9 h à 12 h")]
    [InlineData("Sa[-1] 09:05-12:00", "Le dernier samedi du mois, de 9 h 05 à 12 h")]
    [InlineData("Fr[-2] 09:00-12:00", "L’avant-dernier vendredi du mois, de 9 h à 12 h")]
    [InlineData(
        "Fr[-3,1] 09:00-12:00",
        "Le troisième vendredi avant la fin et le premier vendredi du mois, de 9 h à 12 h"
    )]
    [InlineData("PH off", "Fermé les jours fériés")]
    [InlineData("Mo-Fr,PH 10:00-12:00", "Du lundi au vendredi et les jours fériés, de 10 h à 12 h")]
    [InlineData(
        "Mo 08:00-18:00 open \"Sans rendez-vous\"; PH off",
        "Le lundi, de 8 h à 18 h (Sans rendez-vous)|Fermé les jours fériés"
    )]
    [InlineData(
        "Mo-Fr 09:00-17:00; Jul 1-Aug 31 Mo-Fr 10:00-12:00",
        "Du lundi au vendredi, de 9 h à 17 h|Du 1er juillet au 31 août, du lundi au vendredi, de 10 h à 12 h"
    )]
    [InlineData(
        "Jul-Aug Mo 10:00-12:00; Mo 09:00-12:00",
        "De juillet à août, le lundi, de 10 h à 12 h|Le lundi, de 9 h à 12 h|Si deux lignes se contredisent, la dernière l’emporte"
    )]
    [InlineData("Aug off", "Fermé en août")]
    [InlineData("Oct-Apr Sa 09:00-12:00", "D’octobre à avril, le samedi, de 9 h à 12 h")]
    [InlineData("Dec 24-26 off \"congés\"", "Fermé du 24 au 26 décembre (congés)")]
    [InlineData("2026 Dec 24-2027 Jan 2 off", "Fermé du 24 décembre 2026 au 2 janvier 2027")]
    [InlineData(
        "Mar Su[-1]-Oct Su[-1] Sa 10:00-12:00",
        "Du dernier dimanche de mars au dernier dimanche d’octobre, le samedi, de 10 h à 12 h"
    )]
    [InlineData("week 2-53/2 Mo 10:00-12:00", "Les semaines paires, le lundi, de 10 h à 12 h")]
    [InlineData("easter +1 day off", "Fermé le lundi de Pâques")]
    [InlineData("Fr 22:00-02:00", "Le vendredi, de 22 h à 2 h le lendemain")]
    [InlineData("Su 20:00-24:00", "Le dimanche, de 20 h à minuit")]
    [InlineData("Mo 18:00+", "Le lundi, à partir de 18 h, sans heure de fin annoncée")]
    [InlineData("\"sur rendez-vous\"", "Horaires à confirmer : sur rendez-vous")]
    [InlineData(
        "Mo-Fr 09:00-12:00 || \"sur rendez-vous\"",
        "Du lundi au vendredi, de 9 h à 12 h|En dehors de ces horaires, à confirmer : sur rendez-vous"
    )]
    [InlineData("Mo open", "Le lundi, toute la journée")]
    [InlineData("Mo closed, Tu closed", "Fermé")]
    [InlineData(
        "Mo-Fr 09:00-12:00, Tu[1] 14:00-16:00",
        "Du lundi au vendredi, de 9 h à 12 h|En plus, le premier mardi du mois, de 14 h à 16 h"
    )]
    [InlineData("PH,Sa 10:00-12:00 unknown", "Le samedi et les jours fériés, de 10 h à 12 h (à confirmer)")]
    public void Hours_are_told_in_plain_french(string text, string lines) =>
        Assert.Equal(lines.Split('|'), FrenchHours.Describe(Hours.Read(text)));

    [Theory]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:00", "2026-11-23T15:00", "Ouvert, ferme à 17 h")]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:00", "2026-11-23T12:30", "Fermé, ouvre à 14 h")]
    [InlineData("Mo-Fr 09:00-12:00,14:00-17:00", "2026-11-23T17:00", "Fermé, ouvre demain à 9 h")]
    [InlineData("Tu 09:00-12:00", "2026-11-21T10:00", "Fermé, ouvre mardi 24 novembre à 9 h")]
    [InlineData("Jan 5 09:30-12:00", "2026-11-21T10:00", "Fermé, ouvre mardi 5 janvier 2027 à 9 h 30")]
    [InlineData("Fr 20:00-02:00", "2026-11-20T23:00", "Ouvert, ferme demain à 2 h")]
    [InlineData("Fr 20:00-24:00", "2026-11-20T23:00", "Ouvert, ferme à minuit")]
    [InlineData("24/7", "2026-11-20T23:00", "Ouvert 24 heures sur 24")]
    [InlineData("PH off", "2026-11-20T23:00", "Fermé")]
    [InlineData("Mo-Fr 09:00-12:00; PH off", "2026-11-10T13:00", "Fermé, ouvre jeudi 12 novembre à 9 h")]
    [InlineData("\"sur rendez-vous\"", "2026-11-10T13:00", "Ouverture à confirmer : sur rendez-vous")]
    [InlineData("Mo 09:00-12:00; Mo 12:00-13:00 unknown", "2026-11-23T12:30", "Ouverture à confirmer")]
    [InlineData(
        "Mo 09:00-12:00 open, Mo 12:00-14:00 unknown",
        "2026-11-23T10:00",
        "Ouvert, à confirmer à partir de 12 h"
    )]
    public void The_state_of_a_place_is_one_short_phrase(string text, string local, string phrase) =>
        Assert.Equal(phrase, FrenchHours.Status(Hours.Read(text), Hours.Instant(local), LocalCalendar.Metropolitan));
}
