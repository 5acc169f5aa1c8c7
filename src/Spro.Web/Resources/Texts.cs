namespace Spro.Web.Resources;

// Each names a .resx beside it: the texts of one part of the site.
#pragma warning disable CA1812 // Only used as type arguments.

internal sealed class Shared;

internal sealed class Home;

internal sealed class FirstAnswers;

internal sealed class Directory;

internal sealed class Rules;

internal sealed class About;

internal sealed class Activities;

internal sealed class AlsoRead;

internal sealed class Explorations;

internal sealed class Knowledge;

internal sealed class Occupations;

internal sealed class Outlets;

internal sealed class Search;

internal sealed class Certifications;

internal sealed class Trainings;

internal sealed class Territories;

internal sealed class Sectors;

internal sealed class Insertion;

internal sealed class FollowUps;

internal sealed class CallRequests;

internal sealed class Steering;

internal sealed class NetworkLife;

internal sealed class Development;

internal sealed class Encounters;

internal sealed class SharedTools;

internal sealed class Associates;

internal sealed class Guide;

internal sealed class OwnAppointments;

internal sealed class PublicActions;

internal sealed class OwnRegistrations;

internal sealed class PersonCopies;

internal sealed class Charters;

internal sealed class Evidence;
