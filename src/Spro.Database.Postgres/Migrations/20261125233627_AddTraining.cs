using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddTraining : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "certification_successions",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    old_code = table.Column<string>(type: "text", nullable: false),
                    new_code = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certification_successions", x => new { x.version, x.old_code, x.new_code });
                });

            migrationBuilder.CreateTable(
                name: "certifications",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    type = table.Column<string>(type: "text", nullable: true),
                    level = table.Column<int>(type: "integer", nullable: true),
                    certifier = table.Column<string>(type: "text", nullable: true),
                    is_active = table.Column<bool>(type: "boolean", nullable: true),
                    is_certifying = table.Column<bool>(type: "boolean", nullable: false),
                    ends_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_session_year = table.Column<int>(type: "integer", nullable: true),
                    rome_codes = table.Column<string>(type: "text", nullable: false),
                    formacodes = table.Column<string>(type: "text", nullable: false),
                    updated_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_certifications", x => new { x.version, x.source_id, x.code });
                });

            migrationBuilder.CreateTable(
                name: "training_offers",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    certification_codes = table.Column<string>(type: "text", nullable: false),
                    rome_codes = table.Column<string>(type: "text", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    commune_code = table.Column<string>(type: "text", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    mode = table.Column<string>(type: "text", nullable: true),
                    level = table.Column<int>(type: "integer", nullable: true),
                    funding = table.Column<string>(type: "text", nullable: false),
                    cpf_eligible = table.Column<bool>(type: "boolean", nullable: true),
                    open_without_diploma = table.Column<bool>(type: "boolean", nullable: true),
                    disability_access = table.Column<bool>(type: "boolean", nullable: true),
                    sessions = table.Column<string>(type: "text", nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: true),
                    updated_on = table.Column<DateOnly>(type: "date", nullable: true),
                    is_fictional = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_training_offers", x => new { x.version, x.id });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "certification_successions");

            migrationBuilder.DropTable(
                name: "certifications");

            migrationBuilder.DropTable(
                name: "training_offers");
        }
    }
}
