using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Spro.Core.Accounts;
using Spro.Core.Common;
using Spro.Core.Database;

namespace Spro.Core.Members;

/// <summary>
/// The columns that point at a record of the directory, read from the model: accounts, hand-overs, appointments, labels… When a
/// record turns out to be another under a second name, what pointed at it points at the other, whichever module it is of: a new
/// module has nothing to say. Journals stay as they were written.
/// </summary>
internal static class Pointers
{
    private static readonly HashSet<Type> Journals = [typeof(AccessRecord), typeof(AccountEvent)];

    /// <summary>Rows that were moved, by the rest of their key.</summary>
    /// <param name="Table">Entity of the rows.</param>
    /// <param name="Column">Property that points.</param>
    /// <param name="Into">Where it points since.</param>
    /// <param name="Keys">The other values of the key of each.</param>
    public sealed record MovedRows(string Table, string Column, Guid Into, IReadOnlyList<IReadOnlyList<string>> Keys);

    /// <summary>What points at records of a kind: by a foreign key, or by its name where history outlives what it names.</summary>
    public static IEnumerable<IProperty> To<T>(IModel model)
        where T : SourcedRecord =>
        model
            .GetEntityTypes()
            .Where(type => !type.IsOwned() && type.GetTableName() is not null && !Journals.Contains(type.ClrType))
            .SelectMany(type => type.GetProperties())
            .Where(property => property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?))
            .Where(property =>
                property.Name.EndsWith(typeof(T).Name + "Id", StringComparison.Ordinal)
                || property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(T))
            );

    /// <summary>
    /// Has all that points at a record point at another, in the current transaction. A row that would say twice the same of the
    /// other (who follows both, who counted the same day in both) stays where it was. Gives what was moved.
    /// </summary>
    public static async Task<IReadOnlyList<MovedRows>> MoveAllAsync<T>(
        SproDbContext db,
        Guid from,
        Guid into,
        CancellationToken cancellationToken
    )
        where T : SourcedRecord
    {
        var moved = new List<MovedRows>();
        foreach (var property in To<T>(db.Model))
            moved.AddRange(await MoveAsync(db, property, from, into, only: null, cancellationToken));
        return moved;
    }

    /// <summary>The same, of one column: of some rows only, by their identifiers, when they are given.</summary>
    public static async Task<IReadOnlyList<MovedRows>> MoveAsync(
        SproDbContext db,
        IProperty property,
        Guid from,
        Guid into,
        IReadOnlyList<Guid>? only,
        CancellationToken cancellationToken
    )
    {
        var names = new Names(db, property);
        var rest = names.RestOfKey;
        var keys = new List<IReadOnlyList<string>>();
        if (only is not null)
            keys.AddRange(only.Select(id => (IReadOnlyList<string>)[Written(id)]));
        else
        {
            await using var select = Command(
                db,
                $"SELECT {(rest.Count == 0 ? "1" : string.Join(", ", rest.Select(names.Of)))} FROM {names.Table} t WHERE {names.Of(property)} = @v0{names.Unless()}",
                (property, from),
                (property, into)
            );
            await using var reader = await select.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
                keys.Add([.. rest.Select((one, index) => Written(Read(reader, one, index)))]);
        }
        if (keys.Count == 0)
            return [];
        if (only is null)
        {
            await using var update = Command(
                db,
                $"UPDATE {names.Table} AS t SET {names.Of(property)} = @v1 WHERE {names.Of(property)} = @v0{names.Unless()}",
                (property, from),
                (property, into)
            );
            await update.ExecuteNonQueryAsync(cancellationToken);
        }
        else
            await MoveRowsAsync(db, names, from, into, keys, cancellationToken);
        return [new(property.DeclaringType.Name, property.Name, into, keys)];
    }

    /// <summary>Has what was moved point again at the record it pointed at, unless it has been sent elsewhere since.</summary>
    public static async Task MoveBackAsync(
        SproDbContext db,
        Guid from,
        string moved,
        CancellationToken cancellationToken
    )
    {
        foreach (var rows in JsonSerializer.Deserialize<MovedRows[]>(moved)!)
        {
            // A table that a later version no longer has has nothing to give back.
            if (db.Model.FindEntityType(rows.Table)?.FindProperty(rows.Column) is { } property)
                await MoveRowsAsync(db, new(db, property), rows.Into, from, rows.Keys, cancellationToken);
        }
    }

    /// <summary>As a change keeps it.</summary>
    public static string? Write(IReadOnlyList<MovedRows> moved) =>
        moved.Count == 0 ? null : JsonSerializer.Serialize(moved);

    private static async Task MoveRowsAsync(
        SproDbContext db,
        Names names,
        Guid from,
        Guid into,
        IReadOnlyList<IReadOnlyList<string>> keys,
        CancellationToken cancellationToken
    )
    {
        var rest = names.RestOfKey;
        var which = string.Concat(rest.Select((one, index) => $" AND {names.Of(one)} = @v{index + 2}"));
        foreach (var key in keys)
        {
            await using var update = Command(
                db,
                $"UPDATE {names.Table} SET {names.Of(names.Property)} = @v1 WHERE {names.Of(names.Property)} = @v0{which}",
                [
                    (names.Property, from),
                    (names.Property, into),
                    .. rest.Select((one, index) => (one, Value(one, key[index]))),
                ]
            );
            await update.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static DbCommand Command(SproDbContext db, string sql, params (IProperty Property, object Value)[] values)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
#pragma warning disable CA2100 // Names come from the model; every value is a parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var index = 0; index < values.Length; index++)
            command.Parameters.Add(
                values[index]
                    .Property.GetRelationalTypeMapping()
                    .CreateParameter(command, $"@v{index}", values[index].Value, nullable: false)
            );
        return command;
    }

    private static object Read(DbDataReader reader, IProperty property, int index) =>
        IsId(property) ? reader.GetGuid(index) : reader.GetValue(index);

    private static string Written(object value) => Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static object Value(IProperty property, string written) =>
        IsId(property)
            ? Guid.Parse(written)
            : Convert.ChangeType(written, property.ClrType, CultureInfo.InvariantCulture);

    private static bool IsId(IProperty property) =>
        (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid);

    /// <summary>A column and its table, as the engine writes them.</summary>
    private sealed class Names(SproDbContext db, IProperty property)
    {
        private readonly ISqlGenerationHelper _sql = db.GetService<ISqlGenerationHelper>();
        private readonly IEntityType _type = (IEntityType)property.DeclaringType;

        public IProperty Property => property;

        public string Table => _sql.DelimitIdentifier(_type.GetTableName()!, _type.GetSchema());

        public IReadOnlyList<IProperty> RestOfKey =>
            [.. _type.FindPrimaryKey()!.Properties.Where(one => one != property)];

        public string Of(IProperty one) => _sql.DelimitIdentifier(one.GetColumnName());

        // What is unique with the column, and which the other record has already.
        public string Unless() =>
            string.Concat(
                _type
                    .GetKeys()
                    .Select(key => key.Properties)
                    .Concat(_type.GetIndexes().Where(index => index.IsUnique).Select(index => index.Properties))
                    .Where(unique => unique.Contains(property))
                    .Select(unique =>
                        $" AND NOT EXISTS (SELECT 1 FROM {Table} o WHERE o.{Of(property)} = @v1"
                        + string.Concat(
                            unique.Where(one => one != property).Select(one => $" AND o.{Of(one)} = t.{Of(one)}")
                        )
                        + ")"
                    )
            );
    }
}
