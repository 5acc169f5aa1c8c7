using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Spro.Database.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AddOccupations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "occupation_domains",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_domains", x => new { x.version, x.code });
                });

            migrationBuilder.CreateTable(
                name: "occupation_interests",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    rome_code = table.Column<string>(type: "text", nullable: false),
                    major = table.Column<string>(type: "text", nullable: false),
                    minor = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_interests", x => new { x.version, x.rome_code });
                });

            migrationBuilder.CreateTable(
                name: "occupation_mobilities",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    from_code = table.Column<string>(type: "text", nullable: false),
                    from_title = table.Column<string>(type: "text", nullable: false),
                    to_code = table.Column<string>(type: "text", nullable: false),
                    to_title = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_mobilities", x => new { x.version, x.from_code, x.from_title, x.to_code, x.to_title, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "occupation_skills",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    rome_code = table.Column<string>(type: "text", nullable: false),
                    skill_code = table.Column<string>(type: "text", nullable: false),
                    is_basic = table.Column<bool>(type: "boolean", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_skills", x => new { x.version, x.rome_code, x.skill_code });
                });

            migrationBuilder.CreateTable(
                name: "occupation_texts",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    rome_code = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_texts", x => new { x.version, x.rome_code, x.kind, x.position });
                });

            migrationBuilder.CreateTable(
                name: "occupation_titles",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    ogr_code = table.Column<string>(type: "text", nullable: false),
                    rome_code = table.Column<string>(type: "text", nullable: false),
                    long_form = table.Column<string>(type: "text", nullable: false),
                    short_form = table.Column<string>(type: "text", nullable: true),
                    masculine = table.Column<string>(type: "text", nullable: true),
                    feminine = table.Column<string>(type: "text", nullable: true),
                    is_principal = table.Column<bool>(type: "boolean", nullable: false),
                    is_rare = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupation_titles", x => new { x.version, x.ogr_code });
                });

            migrationBuilder.CreateTable(
                name: "occupations",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    rome_code = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    parent_code = table.Column<string>(type: "text", nullable: true),
                    is_regulated = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_occupations", x => new { x.version, x.rome_code });
                });

            migrationBuilder.CreateTable(
                name: "referential_versions",
                columns: table => new
                {
                    referential = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    licence = table.Column<string>(type: "text", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    imported_on = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    is_demonstration = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referential_versions", x => new { x.referential, x.version });
                });

            migrationBuilder.CreateTable(
                name: "skills",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    ogr_code = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_skills", x => new { x.version, x.ogr_code });
                });

            migrationBuilder.CreateTable(
                name: "staged_rows",
                columns: table => new
                {
                    run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rank = table.Column<int>(type: "integer", nullable: false),
                    row_type = table.Column<string>(type: "text", nullable: false),
                    is_new = table.Column<bool>(type: "boolean", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staged_rows", x => new { x.run_id, x.rank });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "occupation_domains");

            migrationBuilder.DropTable(
                name: "occupation_interests");

            migrationBuilder.DropTable(
                name: "occupation_mobilities");

            migrationBuilder.DropTable(
                name: "occupation_skills");

            migrationBuilder.DropTable(
                name: "occupation_texts");

            migrationBuilder.DropTable(
                name: "occupation_titles");

            migrationBuilder.DropTable(
                name: "occupations");

            migrationBuilder.DropTable(
                name: "referential_versions");

            migrationBuilder.DropTable(
                name: "skills");

            migrationBuilder.DropTable(
                name: "staged_rows");
        }
    }
}
