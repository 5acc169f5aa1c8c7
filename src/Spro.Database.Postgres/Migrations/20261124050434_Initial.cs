using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commune_former_names",
                columns: table => new
                {
                    commune_code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    former_code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_former_names", x => new { x.commune_code, x.former_code, x.name });
                });

            migrationBuilder.CreateTable(
                name: "commune_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    commune_code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    territory_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_memberships", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commune_postcodes",
                columns: table => new
                {
                    commune_code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    postcode = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_postcodes", x => new { x.commune_code, x.postcode });
                });

            migrationBuilder.CreateTable(
                name: "communes",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sort_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    department_code = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    population = table.Column<int>(type: "integer", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source_version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_communes", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "proposed_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposed_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "public_data_version",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    first_started_on = table.Column<DateOnly>(type: "date", nullable: false),
                    demonstration_loaded_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_public_data_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "remarks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    page = table.Column<string>(type: "text", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    rules_version = table.Column<string>(type: "text", nullable: true),
                    text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_remarks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rule_sets",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    document = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rule_sets", x => x.version);
                });

            migrationBuilder.CreateTable(
                name: "saved_situations",
                columns: table => new
                {
                    code_hash = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_situations", x => x.code_hash);
                });

            migrationBuilder.CreateTable(
                name: "staged_items",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    where = table.Column<string>(type: "text", nullable: false),
                    record = table.Column<int>(type: "integer", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staged_items", x => new { x.run_id, x.kind, x.item_id });
                });

            migrationBuilder.CreateTable(
                name: "structures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_code = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    siret = table.Column<string>(type: "text", nullable: true),
                    description = table.Column<string>(type: "text", nullable: true),
                    website = table.Column<string>(type: "text", nullable: true),
                    charter_signed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    source_version = table.Column<string>(type: "text", nullable: false),
                    source_date = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_by_member = table.Column<bool>(type: "boolean", nullable: false),
                    is_fictitious = table.Column<bool>(type: "boolean", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_structures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "territories",
                columns: table => new
                {
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    sort_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    parent_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    time_zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    holiday_zone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    source_version = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_date = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_territories", x => new { x.kind, x.code });
                });

            migrationBuilder.CreateTable(
                name: "places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: true),
                    address_complement = table.Column<string>(type: "text", nullable: true),
                    postcode = table.Column<string>(type: "text", nullable: true),
                    commune_code = table.Column<string>(type: "text", nullable: true),
                    department_code = table.Column<string>(type: "text", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    position_is_commune = table.Column<bool>(type: "boolean", nullable: false),
                    hours = table.Column<string>(type: "text", nullable: true),
                    hours_note = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    written_alternative = table.Column<string>(type: "text", nullable: true),
                    website = table.Column<string>(type: "text", nullable: true),
                    appointment_url = table.Column<string>(type: "text", nullable: true),
                    channels = table.Column<string>(type: "text", nullable: false),
                    step_free = table.Column<bool>(type: "boolean", nullable: true),
                    accessibility_note = table.Column<string>(type: "text", nullable: true),
                    accessibility_url = table.Column<string>(type: "text", nullable: true),
                    how_to_get_there = table.Column<string>(type: "text", nullable: true),
                    what_to_bring = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    status_note = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    source_version = table.Column<string>(type: "text", nullable: false),
                    source_date = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_by_member = table.Column<bool>(type: "boolean", nullable: false),
                    is_fictitious = table.Column<bool>(type: "boolean", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false),
                    exceptions = table.Column<string>(type: "jsonb", nullable: true),
                    stops = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_places_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "professionals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: true),
                    email = table.Column<string>(type: "text", nullable: true),
                    phone = table.Column<string>(type: "text", nullable: true),
                    topics = table.Column<string>(type: "text", nullable: true),
                    source = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    source_version = table.Column<string>(type: "text", nullable: false),
                    source_date = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_by_member = table.Column<bool>(type: "boolean", nullable: false),
                    is_fictitious = table.Column<bool>(type: "boolean", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_professionals", x => x.id);
                    table.ForeignKey(
                        name: "fk_professionals_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "services",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    structure_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    level = table.Column<string>(type: "text", nullable: false),
                    needs = table.Column<List<string>>(type: "text[]", nullable: false),
                    audiences = table.Column<List<string>>(type: "text[]", nullable: false),
                    minimum_age = table.Column<int>(type: "integer", nullable: true),
                    maximum_age = table.Column<int>(type: "integer", nullable: true),
                    eligibility_zones = table.Column<List<string>>(type: "text[]", nullable: false),
                    conditions = table.Column<string>(type: "text", nullable: true),
                    channels = table.Column<string>(type: "text", nullable: false),
                    themes = table.Column<List<string>>(type: "text[]", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    source_version = table.Column<string>(type: "text", nullable: false),
                    source_date = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    confirmed_by_member = table.Column<bool>(type: "boolean", nullable: false),
                    is_fictitious = table.Column<bool>(type: "boolean", nullable: false),
                    from_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services", x => x.id);
                    table.ForeignKey(
                        name: "fk_services_places_place_id",
                        column: x => x.place_id,
                        principalTable: "places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_services_structure_structure_id",
                        column: x => x.structure_id,
                        principalTable: "structures",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_commune_former_names_former_code",
                table: "commune_former_names",
                column: "former_code");

            migrationBuilder.CreateIndex(
                name: "ix_commune_memberships_commune_code",
                table: "commune_memberships",
                column: "commune_code");

            migrationBuilder.CreateIndex(
                name: "ix_commune_memberships_kind_territory_code",
                table: "commune_memberships",
                columns: new[] { "kind", "territory_code" });

            migrationBuilder.CreateIndex(
                name: "ix_commune_postcodes_postcode",
                table: "commune_postcodes",
                column: "postcode");

            migrationBuilder.CreateIndex(
                name: "ix_communes_department_code",
                table: "communes",
                column: "department_code");

            migrationBuilder.CreateIndex(
                name: "ix_places_commune_code",
                table: "places",
                column: "commune_code");

            migrationBuilder.CreateIndex(
                name: "ix_places_source_source_id",
                table: "places",
                columns: new[] { "source", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_places_structure_id",
                table: "places",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_professionals_source_source_id",
                table: "professionals",
                columns: new[] { "source", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_professionals_structure_id",
                table: "professionals",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposed_changes_record_id",
                table: "proposed_changes",
                column: "record_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_remarks_created_at",
                table: "remarks",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_saved_situations_expires_at",
                table: "saved_situations",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_services_place_id",
                table: "services",
                column: "place_id");

            migrationBuilder.CreateIndex(
                name: "ix_services_source_source_id",
                table: "services",
                columns: new[] { "source", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_structure_id",
                table: "services",
                column: "structure_id");

            migrationBuilder.CreateIndex(
                name: "ix_structures_network_code",
                table: "structures",
                column: "network_code");

            migrationBuilder.CreateIndex(
                name: "ix_structures_source_source_id",
                table: "structures",
                columns: new[] { "source", "source_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commune_former_names");

            migrationBuilder.DropTable(
                name: "commune_memberships");

            migrationBuilder.DropTable(
                name: "commune_postcodes");

            migrationBuilder.DropTable(
                name: "communes");

            migrationBuilder.DropTable(
                name: "professionals");

            migrationBuilder.DropTable(
                name: "proposed_changes");

            migrationBuilder.DropTable(
                name: "public_data_version");

            migrationBuilder.DropTable(
                name: "remarks");

            migrationBuilder.DropTable(
                name: "rule_sets");

            migrationBuilder.DropTable(
                name: "saved_situations");

            migrationBuilder.DropTable(
                name: "services");

            migrationBuilder.DropTable(
                name: "staged_items");

            migrationBuilder.DropTable(
                name: "territories");

            migrationBuilder.DropTable(
                name: "places");

            migrationBuilder.DropTable(
                name: "structures");
        }
    }
}
