using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Spro.Core.Database;
using Spro.Core.DataProtection;
using Spro.Core.Privacy;
using Spro.Database.Sqlite;
using Spro.TestSupport;

namespace Spro.Architecture.Tests;

public sealed class PersonalDataTests
{
    private static readonly IReadOnlyList<(string Table, string Column, IReadOnlyProperty Property)> Columns = Read();

    [Fact]
    public void Every_column_is_classified()
    {
        Assert.NotEmpty(Columns);
        Assert.Empty(Columns.Where(one => Classification.ClassOf(one.Property) is null).Select(Name));
    }

    [Fact]
    public void What_says_something_of_a_person_says_why_it_is_kept_and_how_long() =>
        Assert.Empty(
            Columns
                .Where(one => Classification.ClassOf(one.Property) > DataClass.None)
                .Where(one => Classification.KeptFor(one.Property) is not ({ Length: > 0 }, { Length: > 0 }))
                .Select(Name)
        );

    [Fact]
    public void The_documented_personal_data_are_those_of_the_model()
    {
        var page = new StringBuilder(
            """
            # Données personnelles en base

            Écrit par les tests à partir du modèle (`SPRO_WRITE_GENERATED=1`) : l'annexe du registre des traitements
            (article 30 du règlement général sur la protection des données). Les tables et colonnes absentes d'ici ne disent
            rien d'une personne.

            | table | colonne | nature | finalité | conservation |
            |---|---|---|---|---|

            """
        );
        foreach (var (table, column, property) in Columns)
        {
            if (Classification.ClassOf(property) is not { } kind || kind == DataClass.None)
                continue;
            var (purpose, retention) = Classification.KeptFor(property);
            page.Append(
                System.Globalization.CultureInfo.InvariantCulture,
                $"| {table} | {column} | {InFrench(kind)} | {purpose} | {retention} |\n"
            );
        }
        GeneratedFile.MustSay("docs/generated/personal-data.md", page.ToString());
    }

    [Fact]
    public void Each_column_about_a_person_is_in_one_activity_of_the_register_and_none_is_listed_for_nothing()
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        SqliteDatabase.Configure(options, "Data Source=never-opened.db");
        using var db = new SproDbContext(options.Options);
        var kept = PersonalColumns.Of(db).Select(column => column.Purpose).ToHashSet(StringComparer.Ordinal);
        var listed = ProcessingRegister.Activities.SelectMany(activity => activity.KeptFor).ToList();

        Assert.Empty(kept.Except(listed, StringComparer.Ordinal));
        Assert.Empty(listed.Except(kept, StringComparer.Ordinal));
        Assert.Equal(listed.Count, listed.Distinct(StringComparer.Ordinal).Count());
    }

    private static string Name((string Table, string Column, IReadOnlyProperty) one) => $"{one.Table}.{one.Column}";

    private static string InFrench(DataClass kind) =>
        kind switch
        {
            DataClass.PublicContact => "coordonnées professionnelles publiées",
            DataClass.Pseudonymous => "donnée sans nom",
            DataClass.Identity => "identité ou coordonnées",
            DataClass.Sensitive => "donnée sensible ou confiée",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static IReadOnlyList<(string, string, IReadOnlyProperty)> Read()
    {
        var options = new DbContextOptionsBuilder<SproDbContext>();
        SqliteDatabase.Configure(options, "Data Source=never-opened.db");
        using var db = new SproDbContext(options.Options);
        return PersonalColumns.All(db);
    }
}
