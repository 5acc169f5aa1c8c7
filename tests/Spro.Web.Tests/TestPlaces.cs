using Spro.Core.Common;
using Spro.Core.Database;
using Spro.Core.Structures;

namespace Spro.Web.Tests;

/// <summary>Places that tests look at, each with one particularity, beside those of the demonstration.</summary>
public static class TestPlaces
{
    /// <summary>What nobody should be able to put into a page.</summary>
    public const string Hostile = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&";

    private static readonly DateOnly Today = DateOnly.FromDateTime(Site.Start.Date);

    public static readonly Guid ClosedToday = Id("closed-today");
    public static readonly Guid ExceptionallyClosed = Id("exceptionally-closed");
    public static readonly Guid OtherHoursToday = Id("other-hours");
    public static readonly Guid TemporarilyClosed = Id("temporarily-closed");
    public static readonly Guid Stale = Id("stale");
    public static readonly Guid WithoutCommune = Id("without-commune");
    public static readonly Guid ClosedForGood = Id("closed-for-good");
    public static readonly Guid Ended = Id("ended");
    public static readonly Guid HostileTexts = Id("hostile");

    public static void AddTo(SproDbContext db)
    {
        ArgumentNullException.ThrowIfNull(db);
        var structure = new Structure
        {
            Id = Id("structure"),
            Source = "essai",
            SourceId = "structure",
            Name = "Structure d'essai",
            NetworkCode = "FRANCE_SERVICES",
            IsFictitious = true,
        };
        db.AddRange(
            structure,
            Fixed("closed-today", "Essai fermé le mardi", place => place.Hours = "Mo,We-Fr 09:00-12:00"),
            Fixed(
                "exceptionally-closed",
                "Essai fermé cette semaine",
                place =>
                    place.Exceptions = [
                        new PlaceException
                        {
                            From = Today,
                            To = Today.AddDays(1),
                            Reason = "inventaire",
                        },
                    ]
            ),
            Fixed(
                "other-hours",
                "Essai à d'autres heures",
                place =>
                    place.Exceptions = [
                        new PlaceException
                        {
                            From = Today,
                            To = Today,
                            Hours = "15:00-16:00",
                        },
                    ]
            ),
            Fixed(
                "temporarily-closed",
                "Essai en travaux",
                place =>
                {
                    place.Status = PlaceStatus.TemporarilyClosed;
                    place.StatusNote = "Travaux jusqu'au printemps.";
                }
            ),
            Fixed("stale", "Essai jamais revu", place => place.ConfirmedOn = Today.AddMonths(-7)),
            Fixed(
                "without-commune",
                "Essai sans commune",
                place =>
                {
                    (place.CommuneCode, place.Postcode, place.Address) = (null, null, null);
                }
            ),
            Fixed(
                "closed-for-good",
                "Essai disparu",
                place =>
                {
                    place.Status = PlaceStatus.Closed;
                    place.ValidTo = Today.AddDays(-30);
                }
            ),
            Fixed(
                "ended",
                "Essai fini hier",
                place =>
                {
                    place.Hours = "24/7";
                    place.ValidTo = Today.AddDays(-1);
                }
            ),
            Fixed(
                "hostile",
                "Essai hostile " + Hostile,
                place =>
                {
                    place.Address = place.AddressComplement = place.HoursNote = place.StatusNote = Hostile;
                    place.Phone = place.Email = place.WrittenAlternative = Hostile;
                    place.AccessibilityNote = place.HowToGetThere = place.WhatToBring = Hostile;
                    place.Website = place.AppointmentUrl = place.AccessibilityUrl = "javascript:alert(1)";
                }
            )
        );

        Place Fixed(string key, string name, Action<Place> change)
        {
            var place = new Place
            {
                Id = Id(key),
                StructureId = structure.Id,
                Source = "essai",
                SourceId = key,
                SourceDate = Today,
                Name = name,
                Address = "1 rue de l'Exemple",
                Postcode = "53140",
                CommuneCode = "53185",
                DepartmentCode = "53",
                Hours = "Mo-Fr 09:00-17:00",
                Phone = "02 61 91 99 01",
                WrittenAlternative = "SMS au 06 39 98 99 01",
                Channels = Channels.Place | Channels.Phone | Channels.Written,
                ConfirmedOn = Today.AddDays(-10),
                IsFictitious = true,
            };
            change(place);
            return place;
        }
    }

    private static Guid Id(string key) => StableId.Of("essai", key);
}
