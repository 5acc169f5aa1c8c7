using Spro.Core.Territories;

namespace Spro.Core.Interchange.Territories;

/// <summary>The files that place communes in perimeters: employment zones, intercommunalités, presumed CLEFOP.</summary>
internal sealed class PerimeterFiles(SourceFiles files, TerritoryAssembly territory)
{
    private const int CommuneLength = 5;
    private const int ZoneLength = 4;
    private const int DepartmentLength = 2;
    private const string NoEpci = "ZZZZZZZZZ";

    public async Task ReadAsync(Action<string, HashSet<string>> requireCoverage, CancellationToken cancellationToken)
    {
        const string zones = "zones/seed_insee_zone_emploi_commune.csv";
        HashSet<string> inZone = new(StringComparer.Ordinal);
        await files.ReadCsvAsync(
            zones,
            ',',
            ["codgeo", "ze2020", "libze2020"],
            record =>
            {
                var commune = record.Code("codgeo", CommuneLength);
                inZone.Add(commune);
                var zone = record.Code("ze2020", ZoneLength);
                Join(record, commune, TerritoryKind.EmploymentZone, zone, record.Name("libze2020"), null);
            },
            cancellationToken
        );
        requireCoverage(zones, inZone);

        const string epcis = "zones/seed_insee_epci_commune.csv";
        HashSet<string> inEpci = new(StringComparer.Ordinal);
        await files.ReadCsvAsync(
            epcis,
            ',',
            ["codgeo", "epci", "libepci"],
            record =>
            {
                var commune = record.Code("codgeo", CommuneLength);
                inEpci.Add(commune);
                if (record.Text("epci") is var epci && epci != NoEpci)
                {
                    Join(record, commune, TerritoryKind.Epci, epci, record.Name("libepci"), null);
                }
            },
            cancellationToken
        );
        requireCoverage(epcis, inEpci);

        const string committees = "zones/seed_ft_clpe.csv";
        HashSet<string> inCommittee = new(StringComparer.Ordinal);
        List<(string Commune, string Committee)> past = [];
        await files.ReadCsvAsync(
            committees,
            ',',
            ["commune_id", "territoire_id", "territoire_libelle", "departement_id"],
            record =>
            {
                var code = record.Code("commune_id", CommuneLength);
                if (territory.Today(code) is not { } today)
                {
                    record.RejectUnknownCommune("commune_id", code);
                    return;
                }

                inCommittee.Add(today);
                if (today == code)
                {
                    JoinCommittee(record, territory.Commune(code)!);
                }
                else if (record.Text("territoire_id") is { } committee)
                {
                    past.Add((today, committee));
                }
            },
            cancellationToken
        );
        requireCoverage(committees, inCommittee);
        foreach (var (commune, committee) in past.Where(row => territory.Knows(TerritoryKind.Clefop, row.Committee)))
        {
            territory.JoinIfAlone(commune, TerritoryKind.Clefop, committee);
        }
    }

    /// <summary>A CLEFOP is a committee of one region: a CLPE seated in another is none for this commune.</summary>
    private void JoinCommittee(SourceRecord record, Commune commune)
    {
        var committee = record.Text("territoire_id");
        var name = record.Name("territoire_libelle") is { } capitals ? CommitteeName.Readable(capitals) : null;
        var seat =
            CommitteeName.DepartmentOf(committee) is { } department
            && territory.Knows(TerritoryKind.Department, department)
                ? department
                : record.Code("departement_id", DepartmentLength);
        if (territory.RegionOf(seat) != territory.RegionOf(commune.DepartmentCode))
        {
            record.Reject(
                "territoire_id",
                $"« {name} » ({committee}) est dans une autre région que {commune.Name} ({commune.Code}) : la commune reste sans CLEFOP présumé."
            );
        }
        else
        {
            Join(record, commune.Code, TerritoryKind.Clefop, committee, name, seat);
        }
    }

    private void Join(
        SourceRecord record,
        string commune,
        TerritoryKind kind,
        string? code,
        string? name,
        string? parent
    )
    {
        if (territory.Commune(commune) is null)
        {
            record.RejectUnknownCommune("codgeo", commune);
        }
        else if (string.IsNullOrEmpty(code) || name is null)
        {
            record.Reject("code", "Le code ou le nom du territoire manque.");
        }
        else if (territory.Join(commune, kind, code))
        {
            territory.Add(kind, code, name, parent);
            record.Take();
        }
        else
        {
            record.Reject("code", $"La commune {commune} figure deux fois, dans deux territoires.");
        }
    }
}
