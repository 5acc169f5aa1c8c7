using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Spro.Core.Privacy;

namespace Spro.Core.Territories;

/// <summary>A territory above the commune, known by its kind and its official code.</summary>
public sealed class Territory
{
    /// <summary>The level.</summary>
    public required TerritoryKind Kind { get; init; }

    /// <summary>Official code within its kind: INSEE, SIREN for an EPCI, France Travail for a presumed CLEFOP.</summary>
    public required string Code { get; init; }

    /// <summary>Name as the public reads it.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name without its leading article: the same order on every database.</summary>
    public required string SortName { get; set; }

    /// <summary>The region of a department; the department of an arrondissement or of a CLEFOP; else null.</summary>
    public string? ParentCode { get; set; }

    /// <summary>IANA time zone of a region or department ("Europe/Paris").</summary>
    public string? TimeZone { get; set; }

    /// <summary>Public-holiday calendar of a region or department: "metropole", "alsace-moselle", "la-reunion"…</summary>
    public string? HolidayZone { get; set; }

    /// <summary>What the reader must know of this record, in French.</summary>
    public string? Note { get; set; }

    /// <summary>First day; null when it predates our sources.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day; null while it exists.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Source credited to the public.</summary>
    public required string Source { get; set; }

    /// <summary>Edition of the source.</summary>
    public required string SourceVersion { get; set; }

    /// <summary>Day stated by the source.</summary>
    public required DateOnly SourceDate { get; set; }
}

internal sealed class TerritoryMapping : IEntityTypeConfiguration<Territory>
{
    public void Configure(EntityTypeBuilder<Territory> builder)
    {
        builder.ToTable("territories").HoldsNoPersonalData();
        builder.HasKey(territory => new { territory.Kind, territory.Code });
        builder.Property(territory => territory.Kind).HasMaxLength(20);
        builder.Property(territory => territory.Code).HasMaxLength(20);
        builder.Property(territory => territory.Name).HasMaxLength(200);
        builder.Property(territory => territory.SortName).HasMaxLength(200);
        builder.Property(territory => territory.ParentCode).HasMaxLength(20);
        builder.Property(territory => territory.TimeZone).HasMaxLength(40);
        builder.Property(territory => territory.HolidayZone).HasMaxLength(40);
        builder.Property(territory => territory.Note).HasMaxLength(500);
        builder.Property(territory => territory.Source).HasMaxLength(200);
        builder.Property(territory => territory.SourceVersion).HasMaxLength(40);
    }
}
